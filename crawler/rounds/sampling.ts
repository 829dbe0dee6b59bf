/** Which sites of a roster a round takes: a share of every level and region, drawn by seed; portals always. Pure. */
import { hashText } from '../../checks/facts/hash.ts';
import type { RosterSite, Stratum } from '../../checks/model/index.ts';

/**
 * The share of sites that is looked at each quarter at the least: 国办发〔2017〕47号 asks provinces to look at their sites every quarter, and
 * orders to carry it out set 30 % (海南省政府网站管理办法, among others).
 */
export const leastShare = 0.3;

export interface Sample {
  strata: Stratum[];
  taken: {
    site: RosterSite;
    /** Drawn by lot; false: taken in any case, a portal, or all of the stratum was asked for. */
    sampled: boolean;
  }[];
}

/**
 * Draws sites in operation. Of every stratum (level and region) at least the share, rounded up, and one at the least. The order in which
 * sites of a stratum are drawn depends on the seed and their ids alone: the same seed draws the same, and a site that is added elsewhere
 * changes nothing here.
 */
export function drawSample(sites: readonly RosterSite[], { share, seed }: { share: number; seed: string }): Sample {
  const strata = new Map<string, RosterSite[]>();
  for (const site of sites.filter(({ running }) => running)) {
    const key = JSON.stringify([site.level, site.region]);
    const list = strata.get(key);
    if (list) list.push(site);
    else strata.set(key, [site]);
  }
  const sample: Sample = { strata: [], taken: [] };
  for (const key of [...strata.keys()].sort()) {
    const all = strata.get(key)!;
    const lotOf = (site: RosterSite): string => hashText(JSON.stringify([seed, site.id]));
    const drawn = all
      .map((site) => ({ site, lot: lotOf(site), always: site.kind === 'portal' }))
      .sort((a, b) => Number(b.always) - Number(a.always) || order(a.lot, b.lot) || order(a.site.id, b.site.id));
    const portals = drawn.filter(({ always }) => always).length;
    const wanted = Math.max(portals, leastOf(share, all.length));
    const taken = drawn.slice(0, wanted).map(({ site, always }) => ({ site, sampled: !always && wanted < all.length }));
    sample.taken.push(...taken);
    const { level, region } = all[0]!;
    sample.strata.push({ level, region, of: all.length, taken: taken.map(({ site }) => site.id).sort(order) });
  }
  sample.taken.sort((a, b) => order(a.site.id, b.site.id));
  return sample;
}

/** How many sites of so many a share is: rounded up, one at the least. */
export function leastOf(share: number, of: number): number {
  // 0.3 × 10 is 3, whatever the last binary digit says
  return Math.min(of, Math.max(1, Math.ceil(share * of - 1e-9)));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
