/**
 * What the planted defects of one quarter are to those before: new, still there, mended, come back, not seen. Told from what was planted alone.
 * `node test/city/quarters/truth.ts` writes truth.json beside this file.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CitySite } from '../city.ts';
import type { PlantedFinding } from '../model.ts';
import { buildQuarters, type Quarter } from './quarters.ts';

export const quartersTruthFile = fileURLToPath(new URL('./truth.json', import.meta.url));

export const courseWords = ['new', 'still', 'mended', 'back', 'unseen'] as const;
export type CourseWord = (typeof courseWords)[number];

/** Keys are `check address`. */
export type SiteTruth = { state: 'open' | 'unreachable' | 'absent' } & Record<CourseWord, string[]>;
export type QuarterTruth = { quarter: string; asOf: string; sites: Record<string, SiteTruth> };

/** How much an inspection sees: pages alone, or also what a browser fills in and what the network says. */
export interface Sight {
  rendered?: boolean;
  network?: boolean;
}

const isSeen = ({ options, rendered, probed }: PlantedFinding, sight: Sight): boolean =>
  !options && (!rendered || sight.rendered === true) && (!probed || (probed === 'network' && sight.network === true));

/** What is planted in a site as far as it is seen. */
export const plantedIn = (site: CitySite, sight: Sight = {}): PlantedFinding[] => site.truth.filter((one) => isSeen(one, sight));

/** What must be found in each quarter, against the quarters before it. */
export function courseOf(states: readonly Quarter[], sight: Sight = {}): QuarterTruth[] {
  const ids = [...new Set(states.flatMap(({ city }) => city.sites.map(({ id }) => id)))];
  const known = new Map(ids.map((id) => [id, { open: new Set<string>(), mended: new Set<string>() }]));
  return states.map(({ name, asOf, city }) => {
    const sites: Record<string, SiteTruth> = {};
    for (const id of ids) {
      const site = city.sites.find((one) => one.id === id);
      const { open, mended } = known.get(id)!;
      const truth: SiteTruth = { state: 'absent', new: [], still: [], mended: [], back: [], unseen: [] };
      sites[id] = truth;
      if (!site) {
        truth.unseen = [...open].sort();
        continue;
      }
      const here = new Set(plantedIn(site, sight).map(({ check, url }) => `${check} ${url}`));
      const closed = [...here].some((key) => key.startsWith('site-unreachable '));
      truth.state = closed ? 'unreachable' : 'open';
      for (const key of here) truth[open.has(key) ? 'still' : mended.has(key) ? 'back' : 'new'].push(key);
      for (const key of open) if (!here.has(key)) truth[closed ? 'unseen' : 'mended'].push(key);
      for (const key of truth.mended) {
        open.delete(key);
        mended.add(key);
      }
      for (const key of here) open.add(key);
      for (const word of courseWords) truth[word].sort();
    }
    return { quarter: name, asOf, sites };
  });
}

/** The text of the truth file. */
export function writeQuartersTruth(states: readonly Quarter[]): string {
  return `${JSON.stringify(courseOf(states, { rendered: true }), null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(quartersTruthFile, writeQuartersTruth(buildQuarters()));
  console.log(quartersTruthFile);
}
