/** A leaf that takes over the scorecard of another index. */
import type { Rule, Scorecard } from '../model/index.ts';
import { isSettled, type Span, scale } from './hundredths.ts';
import type { LeafResult } from './leaf.ts';
import type { PlannedNode } from './plan.ts';
import * as say from './reasons.ts';

type IndexRule = Extract<Rule, { kind: 'index' }>;

const shareOf = (points: number, total: number): number => Math.min(1, Math.max(0, points / total));
const mean = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** Returns the scorecards that a rule takes over. */
export function cardsFor(rule: IndexRule, components: readonly Scorecard[]): Scorecard[] {
  return components.filter(({ index }) => index.id === rule.index);
}

/** What one scorecard is worth here, as a share of its total at either end. */
function worth({ score, total, vetoes, possibleVetoes }: Scorecard, rule: IndexRule): Span {
  const low = shareOf(score.low, total);
  const high = shareOf(score.high, total);
  if (rule.veto !== 'zero') return { low, high };
  if (vetoes.length > 0) return { low: 0, high: 0 };
  return { low: possibleVetoes.length > 0 ? 0 : low, high };
}

/** Judges the leaf by the mean of its scorecards; without any it stays open. */
export function judgeComponent(
  { bound }: PlannedNode,
  rule: IndexRule,
  components: readonly Scorecard[],
): Pick<LeafResult, 'lost' | 'veto' | 'state' | 'reason'> {
  const cards = cardsFor(rule, components);
  if (cards.length === 0) {
    const veto = rule.veto === 'carry' ? 'possible' : 'no';
    return { lost: { low: 0, high: bound }, veto, state: 'unmeasured', reason: say.noComponent(rule.index, bound) };
  }
  const shares = cards.map((card) => worth(card, rule));
  const earned = {
    low: scale(bound, mean(shares.map(({ low }) => low))),
    high: scale(bound, mean(shares.map(({ high }) => high))),
  };
  const lost = { low: bound - earned.high, high: bound - earned.low };
  const vetoed = rule.veto === 'carry' && cards.some(({ vetoes }) => vetoes.length > 0);
  const possible = rule.veto === 'carry' && !vetoed && cards.some(({ possibleVetoes }) => possibleVetoes.length > 0);
  return {
    lost,
    veto: vetoed ? 'yes' : possible ? 'possible' : 'no',
    state: isSettled(lost) && !possible ? 'measured' : 'partial',
    reason: say.component(cards, rule, earned, bound),
  };
}
