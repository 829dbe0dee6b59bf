/** What was judged of a site, with marks and with what only shows beside other sites → its scorecard. */
import { inOrder } from '../../checks/judge/written.ts';
import type { EvaluationIndex, Finding, Judgement, Marks, RosterSite, Scorecard, SiteFacts, Tally } from '../../checks/model/index.ts';
import { scoreAll } from '../judgement.ts';
import { disagreementsOf, marksThatCount, type Opinion, standingsOf } from './opinions.ts';
import { profileOf } from './profile.ts';

/** What people said of each site, as far as it bears on scores. */
export interface Heard {
  marks: ReadonlyMap<string, Marks>;
  /** Leaves on which they differ, by site. */
  contested: ReadonlyMap<string, string[]>;
}

export function hear(opinions: readonly Opinion[]): Heard {
  const standings = standingsOf(opinions);
  const contested = new Map<string, string[]>();
  for (const { site, leaf, settled } of disagreementsOf(standings))
    if (!settled) contested.set(site, [...(contested.get(site) ?? []), leaf]);
  return { marks: marksThatCount(standings), contested };
}

export interface Counted {
  site: RosterSite;
  facts: SiteFacts;
  judgements: readonly Judgement[];
  beside: readonly Finding[];
}

export function scoreSite(
  { site, facts, judgements, beside }: Counted,
  { index, parts }: { index: EvaluationIndex; parts: readonly EvaluationIndex[] },
  { marks, contested }: Heard,
): Scorecard {
  return scoreAll({
    ...{ index, parts, site: facts, profile: profileOf(site) },
    judgements: beside.length === 0 ? judgements : judgements.map((judgement) => withBeside(judgement, beside)),
    marks: marks.get(site.id) ?? {},
    contested: contested.get(site.id) ?? [],
  });
}

function withBeside({ findings, tallies }: Judgement, beside: readonly Finding[]): Judgement {
  const added: Record<string, Tally> = {};
  for (const { check, outcome } of beside) {
    added[check] ??= { pass: 0, fail: 0, review: 0, na: 0, error: 0 };
    added[check][outcome]++;
  }
  return { findings: [...findings, ...beside].sort(inOrder), tallies: { ...tallies, ...added } };
}
