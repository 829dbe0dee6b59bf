/** A package that comes in: its dossier is merged with what is here, its pictures and inspection are kept. */
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { hostOf } from '../../checks/facts/address.ts';
import { Day, LinkState, PageFacts, SiteFacts, SiteProfile } from '../../checks/model/index.ts';
import { mergeDossiers } from '../../crawler/packages/merge.ts';
import { type Contents, type PackageFault, readPackage } from '../../crawler/packages/package.ts';
import type { TargetRow } from '../gather/frontier.ts';
import { createInspection, save } from '../gather/inspection.ts';
import type { StoredInspection } from '../gather/model.ts';
import { database, type StoredPage } from '../store/database.ts';
import { changeDossier, savePicture } from '../store/dossiers.ts';

/** Characters of a site profile; those of large platforms have a tenth. */
const longestProfile = 1_000_000;

const Inspection = z.object({
  settings: z.object({
    ...{ url: z.url(), asOf: Day, profile: SiteProfile, maxPages: z.number(), concurrency: z.number(), interval: z.number() },
    ...{ confirmAfter: z.number(), allowPrivate: z.boolean(), robots: z.enum(['respect', 'ignore']) },
  }),
  startedAt: z.string(),
  counts: z.object({ pages: z.number(), chosen: z.number(), targets: z.number(), checked: z.number(), failing: z.number() }),
  reached: SiteFacts.shape.reached,
  coverage: SiteFacts.shape.coverage,
});
const Target = z.object({
  ...{ url: z.string(), kind: z.enum(['page', 'check']), depth: z.number().nullable(), rank: z.number(), attempts: z.number() },
  observation: z.object({ state: LinkState, status: z.number().nullable(), reason: z.string().nullable() }).nullable(),
  redirect: z.object({ to: z.string(), status: z.number() }).nullable(),
  stage: z.enum(['seen', 'chosen', 'left-out', 'done']),
  leftOut: z.enum(['max-pages', 'max-time', 'max-bytes', 'depth', 'robots', 'robots-elsewhere', 'trap', 'too-large']).nullable(),
  triedAt: z.number().nullable(),
});

/** Takes a package in; returns the site that it is of, or what is wrong with it. */
export async function takeIn(bytes: Uint8Array): Promise<{ site: string } | PackageFault> {
  const opened = await readPackage(bytes);
  if ('fault' in opened) return opened;
  const { contents } = opened;
  const { dossier } = contents;
  if (!URL.canParse(dossier.url) || hostOf(dossier.url) !== dossier.host) return { fault: 'damaged', detail: 'dossier.json' };
  const inspected = readInspection(contents);
  if (inspected && 'fault' in inspected) return inspected;
  for (const [id, picture] of contents.pictures) await savePicture(id, new Blob([picture as BlobPart], { type: 'image/png' }));
  if (inspected) await keepInspection(inspected);
  await changeDossier(dossier, (mine) => mergeDossiers(mine, dossier));
  return { site: dossier.site };
}

/** The profile of a YAML file as the command line reads it; or what is wrong with it. */
export function readProfile(text: string): { profile: SiteProfile } | { problem: string } {
  if (text.length > longestProfile) return { problem: `> ${longestProfile}` };
  try {
    const read = SiteProfile.safeParse(parseYaml(text, { maxAliasCount: 0 }));
    return read.success ? { profile: read.data } : { problem: z.prettifyError(read.error) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

interface Inspected {
  inspection: z.infer<typeof Inspection>;
  pages: PageFacts[];
  targets: z.infer<typeof Target>[];
}

function readInspection({ inspection, pages = '', targets = '' }: Contents): Inspected | PackageFault | undefined {
  if (inspection === undefined) return undefined;
  try {
    return {
      inspection: Inspection.parse(JSON.parse(inspection)),
      pages: linesOf(pages).map((line) => PageFacts.parse(line)),
      targets: linesOf(targets).map((line) => Target.parse(line)),
    };
  } catch (error) {
    return { fault: 'damaged', detail: error instanceof Error ? error.message.slice(0, 500) : String(error) };
  }
}

const linesOf = (text: string): unknown[] => text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

async function keepInspection({ inspection, pages, targets }: Inspected): Promise<void> {
  const { settings, startedAt, counts, reached, coverage } = inspection;
  const made = await createInspection(settings, 'paused');
  const tx = (await database()).transaction(['targets', 'pages'], 'readwrite');
  for (const row of targets) void tx.objectStore('targets').put({ ...row, inspection: made.id } satisfies TargetRow);
  for (const { timing, ...facts } of pages) {
    const page: StoredPage = { inspection: made.id, url: facts.url, timing, facts: new TextEncoder().encode(JSON.stringify(facts)) };
    void tx.objectStore('pages').put(page);
  }
  await tx.done;
  const done: StoredInspection = { ...made, startedAt, counts, reached, coverage, status: 'done' };
  await save(done);
}
