/** What the report of a round is made from. */
import type { Disagreement, EvaluationIndex, RosterSite, Round } from '../../checks/model/index.ts';
import type { CheckNames } from '../comparison/names.ts';
import type { RoundReader } from '../comparison/order.ts';
import type { Visits } from '../comparison/sight.ts';

export interface RoundSource {
  now: RoundReader;
  /** Rounds before it, oldest first: the comparison and the trend read them. */
  earlier: readonly RoundReader[];
  /** Id of the earlier round to compare with; null: with none. */
  previous: string | null;
  /** Id of the round of the same quarter of the year before; null where there is none. */
  yearBefore: string | null;
  index: EvaluationIndex;
  /** Sites that were in operation; null when the roster of the time is not known: then the strata of the sample count them by level and region. */
  roster: readonly Pick<RosterSite, 'id' | 'level' | 'kind' | 'group' | 'region'>[] | null;
  disagreements: readonly Disagreement[];
  visits?: Visits;
  names?: CheckNames;
}

/** The last round before this one, and that of the same quarter of the year before, by their quarters; each null where there is none. */
export function chooseAgainst(now: Round, earlier: readonly Round[]): { previous: Round | null; yearBefore: Round | null } {
  const before = earlier.filter(({ quarter, id }) => quarter < now.quarter && id !== now.id);
  const last = (among: Round[]): Round | null =>
    among.toSorted((a, b) => compare(a.quarter, b.quarter) || compare(a.asOf, b.asOf)).at(-1) ?? null;
  const year = `${Number(now.quarter.slice(0, 4)) - 1}${now.quarter.slice(4)}`;
  return { previous: last(before), yearBefore: last(before.filter(({ quarter }) => quarter === year)) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
