/** What checks of a round have in common: statements about a site of the roster, the portal of a region, names of organs. */
import type { RoundStatement } from '../define.ts';
import { fold } from '../facts/fold.ts';
import type { FactValue, Outcome, SiteSummary } from '../model/index.ts';

/** A statement that one site has to mend. */
export function ofPlace(
  { place }: SiteSummary,
  outcome: Outcome,
  message: string,
  facts: Record<string, FactValue> = {},
  more: Partial<RoundStatement> = {},
): RoundStatement {
  return {
    site: place.id,
    outcome,
    message,
    url: place.url,
    subject: '',
    ...more,
    facts: { name: place.name, organ: place.organ, ...facts },
  };
}

export const isSeen = ({ status }: SiteSummary): boolean => status === 'done';

export interface Region {
  name: string;
  sites: SiteSummary[];
  portal: SiteSummary | null;
  /** Who answers for what the region owes as a whole: its portal, else its first site. */
  anchor: SiteSummary;
}

/** From the top down: of several portals in one region the highest speaks for it. */
const levels = ['ministry', 'province', 'city', 'county', 'township'];

/** The sites of a round by the place they belong to, in the order of their names. */
export function regionsOf(sites: readonly SiteSummary[]): Region[] {
  return [...Map.groupBy(sites, ({ place }) => place.region)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, those]) => {
      const portals = those.filter(({ place }) => place.kind === 'portal');
      const portal = levels.flatMap((level) => portals.filter(({ place }) => place.level === level))[0] ?? null;
      return { name, sites: those, portal, anchor: portal ?? those[0]! };
    });
}

/** 市财政局 of a roster is 岚川市财政局 of a report. */
export function sameOrgan(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  return a.length >= 3 && b.length >= 3 && (a === b || a.endsWith(b) || b.endsWith(a));
}
