/** Findings of a crawl to be walked through: read from a file, and whether one is still there on the live page. */
import { z } from 'zod';
import { Day, Finding } from '../../checks/model/index.ts';
import type { Dossier } from '../../crawler/packages/dossier.ts';

/** Findings that one walk takes; a person goes through them one by one. */
export const mostOfWalk = 5000;

const FindingsFile = z.object({
  schema: z.literal('mingcha-findings-1'),
  site: z.object({ url: z.url() }),
  asOf: Day,
  findings: z.array(Finding),
});

export interface Walk {
  url: string;
  asOf: string;
  findings: Finding[];
}

/** What needs a person: what is wrong and what is to be reviewed. */
export const forPerson = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review');

/** The findings of a findings.json; undefined when it is none. */
export function readFindings(text: string): Walk | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const file = FindingsFile.safeParse(data);
  if (!file.success) return undefined;
  const { site, asOf, findings } = file.data;
  return { url: site.url, asOf, findings: forPerson(findings) };
}

/** Begins a walk. Of more findings than it takes, those that nobody reviewed yet come first. */
export function startWalk(dossier: Dossier, { findings, asOf }: Walk): Dossier {
  const reviewed = new Set(dossier.reviews.map(({ fingerprint }) => fingerprint));
  const open = findings.length > mostOfWalk ? findings.filter(({ fingerprint }) => !reviewed.has(fingerprint)) : findings;
  return { ...dossier, walk: { findings: open.slice(0, mostOfWalk), asOf, at: 0 } };
}

export function stepWalk(dossier: Dossier, by: number): Dossier {
  const { walk } = dossier;
  if (!walk) return dossier;
  return { ...dossier, walk: { ...walk, at: Math.max(0, Math.min(walk.findings.length - 1, walk.at + by)) } };
}

/** The page on which a finding is seen: of a dead link the page that leads to it. */
export function pageOf({ url, facts }: Finding): string {
  return typeof facts.target === 'string' && typeof facts.from === 'string' && /^https?:/.test(facts.from) ? facts.from : url;
}
