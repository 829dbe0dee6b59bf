/** The sentences of a scorecard, in plain official language and in English; every number of the arithmetic is named. */
import type { Bilingual, Mark, NodeRole, Rule, Scale, Scorecard, Tier } from '../model/index.ts';
import { isSettled, type Span, writePoints, writeSpan } from './hundredths.ts';
import type { PlannedNode } from './plan.ts';
import { amountOf, type Counts, rangeOf } from './scale.ts';
import type { Selection } from './select.ts';

const both = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
const defaultNoun = both('问题', 'findings');

/** Returns texts one after the other, in each language. */
function join(parts: readonly Bilingual[], zh = '；', en = '; '): Bilingual {
  return both(parts.map((part) => part['zh-CN']).join(zh), parts.map((part) => part.en).join(en));
}

export const notApplicable = both('不适用于本站点，不计分值', 'does not apply to this site; its points are left out');
export const notConcerned = both('不涉及，不扣分', 'nothing to judge here; nothing is deducted');

/** `machine`: what it said of a leaf that is not for people alone. */
export function contested(machine: Bilingual | null): Bilingual {
  const differing = both('评估人员判定不一致，待仲裁', 'evaluators differ; to be settled');
  return machine === null ? differing : join([differing, both(`机器判定：${machine['zh-CN']}`, `the machine said: ${machine.en}`)]);
}

export function gateClosed(above: number): Bilingual {
  return both(`扣分后得分不高于 ${above} 分，不进入加分`, `the score after deductions is not above ${above}, so no bonus is given`);
}

/** Writes what a person may give: 优 10 分、良 8 分. */
export function scaleInWords(scale: Scale, bound: number): Bilingual {
  if (!Array.isArray(scale)) {
    const { from, to, step } = scale;
    const steps = step === undefined ? both('', '') : both(`，每档 ${step} 分`, ` in steps of ${step}`);
    return both(`${from}–${to} 分${steps['zh-CN']}`, `${from}–${to} points${steps.en}`);
  }
  const grades = scale.map((grade) => {
    const points = writePoints(amountOf(grade, bound));
    return both(`${grade.name['zh-CN']} ${points} 分`, `${grade.name.en} ${points}`);
  });
  return join(grades, '、', ', ');
}

export function awaiting({ role, bound }: PlannedNode, { howTo, scale }: Extract<Rule, { kind: 'manual' }>): Bilingual {
  const { least, most } = rangeOf(scale, bound);
  const stake = {
    points: both(`最多扣 ${writePoints(bound - least)} 分`, `up to ${writePoints(bound - least)} points lost`),
    veto: both('成立即否决', 'vetoes the site if found'),
    bonus: both(`最多加 ${writePoints(most)} 分`, `up to ${writePoints(most)} points added`),
  }[role];
  const choices = scale === undefined || role === 'veto' ? [] : [scaleInWords(scale, bound)];
  const inside = join([stake, ...choices]);
  return both(`须人工判定（${inside['zh-CN']}）：${howTo['zh-CN']}`, `a person must decide (${inside.en}): ${howTo.en}`);
}

const verdicts: Record<Mark['result'], Bilingual> = {
  pass: both('符合', 'met'),
  fail: both('不符合', 'not met'),
  na: both('不涉及', 'does not apply'),
  points: both('给分', 'points given'),
};

export function marked(role: NodeRole, mark: Mark, points: { lost: number; added: number }, machine: Bilingual | null): Bilingual {
  const effect = {
    points: both(`扣 ${writePoints(points.lost)} 分`, `${writePoints(points.lost)} points lost`),
    veto: mark.result === 'fail' ? both('否决成立', 'the veto stands') : both('不否决', 'no veto'),
    bonus: both(`加 ${writePoints(points.added)} 分`, `${writePoints(points.added)} points added`),
  }[role];
  const who = [mark.by, mark.at].filter(Boolean).join(' ');
  const given = mark.result === 'points' && mark.grade !== undefined;
  const verdict = given ? both(mark.grade!, mark.grade!) : verdicts[mark.result];
  const parts = [
    both(
      `人工判定${who && `（${who}）`}：${verdict['zh-CN']}，${effect['zh-CN']}`,
      `decided by a person${who && ` (${who})`}: ${verdict.en}, ${effect.en}`,
    ),
  ];
  if (mark.note) parts.push(both(`说明：${mark.note}`, `note: ${mark.note}`));
  if (machine) parts.push(both(`机器结果：${machine['zh-CN']}`, `the machine found: ${machine.en}`));
  return join(parts);
}

function count(noun: Bilingual | undefined, n: number): Bilingual {
  const name = noun ?? defaultNoun;
  return n === 0 ? both(`未发现${name['zh-CN']}`, `${name.en}: none found`) : both(`${name['zh-CN']} ${n} 个`, `${name.en}: ${n}`);
}

/** Says what of a leaf is open: reviews, errors, checks without result, pages left out. */
function openParts({ reviews, errors, silent, beyond, unlisted }: Selection): Bilingual[] {
  const parts: Bilingual[] = [];
  if (reviews > 0)
    parts.push(Number.isFinite(reviews) ? both(`待复核 ${reviews} 个`, `to be reviewed: ${reviews}`) : both('待复核', 'to be reviewed'));
  if (errors > 0)
    parts.push(
      Number.isFinite(errors)
        ? both(`未能测得 ${errors} 个`, `could not be measured: ${errors}`)
        : both('检查项未能测得', 'the check could not be measured'),
    );
  if (silent.length > 0) parts.push(both(`检查项 ${silent.join('、')} 没有结果`, `no result from ${silent.join(', ')}`));
  if (beyond) parts.push(both('站点未全部检查', 'not all of the site was looked at'));
  if (unlisted) parts.push(both('合格的只有总数，无法按条件区分', 'passes are only counted and cannot be filtered'));
  return parts;
}

function withOpen(parts: Bilingual[], chosen: Selection, stake: Bilingual | null): Bilingual {
  const open = openParts(chosen);
  if (stake && open.length > 0)
    parts.push(both(`${join(open, '、')['zh-CN']}，${stake['zh-CN']}`, `${join(open, '、', ', ').en}, ${stake.en}`));
  return join(parts);
}

export function veto(rule: Extract<Rule, { kind: 'veto' }>, chosen: Selection, state: 'no' | 'possible' | 'yes'): Bilingual {
  const { atLeast } = rule;
  const found = count(rule.noun, chosen.fails);
  const line = atLeast === 1 ? both('有 1 个即否决', 'one vetoes') : both(`达到 ${atLeast} 个即否决`, `${atLeast} veto`);
  const settled = {
    yes: both('否决成立', 'the veto stands'),
    no: both('不否决', 'no veto'),
    possible: null,
  }[state];
  const parts = [both(`${found['zh-CN']}，${line['zh-CN']}`, `${found.en}, ${line.en}`)];
  if (settled) parts.push(settled);
  const stake =
    state === 'possible'
      ? both('是否否决未定', 'the veto is not settled')
      : state === 'no'
        ? both('全部成立也不到否决数', 'too few to veto even if all fail')
        : null;
  return withOpen(parts, chosen, stake);
}

export function deduction(rule: Extract<Rule, { kind: 'deduct' }>, chosen: Selection, full: number, lost: Span, most: number): Bilingual {
  const found = count(rule.noun, chosen.fails);
  const parts: Bilingual[] = [];
  if (chosen.fails === 0) parts.push(both(`${found['zh-CN']}，扣 0 分`, `${found.en}, 0 points lost`));
  else {
    const limit =
      full > most
        ? both(`（应扣 ${writePoints(full)} 分，以 ${writePoints(most)} 分为限）`, ` (${writePoints(full)}, held to ${writePoints(most)})`)
        : both('', '');
    const free = rule.free === undefined ? both('', '') : both(`，${rule.free} 个以内不扣分`, `, up to ${rule.free} cost nothing`);
    const each = rule.per === 'all' ? both('有即扣完', 'one takes all') : both(`每个扣 ${rule.per} 分`, `${rule.per} points each`);
    parts.push(
      both(
        `${found['zh-CN']}${free['zh-CN']}，${each['zh-CN']}，扣 ${writePoints(lost.low)} 分${limit['zh-CN']}`,
        `${found.en}${free.en}, ${each.en}, ${writePoints(lost.low)} points lost${limit.en}`,
      ),
    );
  }
  const more = writePoints(lost.high - lost.low);
  return withOpen(parts, chosen, isSettled(lost) ? null : both(`最多再扣 ${more} 分`, `up to ${more} more points lost`));
}

export function ratio(rule: Extract<Rule, { kind: 'ratio' }>, chosen: Selection, lost: Span, bound: number): Bilingual {
  const judged = chosen.passes + chosen.fails;
  const name = rule.noun ?? both('对象', 'places');
  const earned = writeSpan({ low: bound - lost.high, high: bound - lost.low });
  const share = judged === 0 ? null : Math.round((chosen.passes / judged) * 10_000) / 100;
  const lines =
    rule.full === 1 && rule.zero === 0
      ? both('', '')
      : both(
          `（达到 ${rule.full * 100}% 得满分，${rule.zero * 100}% 及以下不得分）`,
          ` (full points from ${rule.full * 100} %, none up to ${rule.zero * 100} %)`,
        );
  const parts =
    share === null
      ? [both(`没有可供评价的${name['zh-CN']}`, `${name.en}: none judged`)]
      : [
          both(
            `${name['zh-CN']} ${judged} 个中合格 ${chosen.passes} 个（${share}%）${lines['zh-CN']}，${writePoints(bound)} 分中得 ${earned} 分`,
            `${name.en}: ${chosen.passes} of ${judged} pass (${share} %)${lines.en}, ${earned} of ${writePoints(bound)} points`,
          ),
        ];
  return withOpen(
    parts,
    chosen,
    isSettled(lost) ? null : both(`${writePoints(lost.high - lost.low)} 分未定`, `${writePoints(lost.high - lost.low)} points not settled`),
  );
}

/** Returns the condition of a tier, or its own name where it has one: 全部合格. */
export function tierName({ when, name }: Tier): Bilingual {
  if (name) return name;
  if (when === 'all') return both('全部合格', 'all pass');
  if (when === 'some') return both('部分合格', 'some pass');
  if (when === 'none') return both('其余', 'the rest');
  if ('share' in when) return both(`合格比例不低于 ${percent(when.share)}%`, `at least ${percent(when.share)} % pass`);
  return both(`不合格不超过 ${when.fails} 个`, `no more than ${when.fails} fail`);
}

const percent = (share: number): number => Math.round(share * 10_000) / 100;

/** `reached` is null while it is open which tier it will be. */
export function tiers(
  rule: Extract<Rule, { kind: 'tiers' }>,
  chosen: Selection,
  { passes, fails }: Counts,
  reached: Tier | undefined | null,
  lost: Span,
  bound: number,
): Bilingual {
  const name = rule.noun ?? both('对象', 'places');
  const earned = writeSpan({ low: bound - lost.high, high: bound - lost.low });
  const tier =
    reached === null ? both('所属档次未定', 'the tier is open') : reached ? tierName(reached) : both('不在各档之内', 'below all tiers');
  const counted = both(`${name['zh-CN']}合格 ${passes} 个、不合格 ${fails} 个`, `${name.en}: ${passes} pass, ${fails} fail`);
  const points = both(`${writePoints(bound)} 分中得 ${earned} 分`, `${earned} of ${writePoints(bound)} points`);
  return withOpen(
    [both(`${counted['zh-CN']}（${tier['zh-CN']}），${points['zh-CN']}`, `${counted.en} (${tier.en}), ${points.en}`)],
    chosen,
    isSettled(lost) ? null : both(`${writePoints(lost.high - lost.low)} 分未定`, `${writePoints(lost.high - lost.low)} points not settled`),
  );
}

export function noComponent(index: string, bound: number): Bilingual {
  return both(
    `没有“${index}”的得分卡，${writePoints(bound)} 分未定`,
    `there is no scorecard under ${index}; ${writePoints(bound)} points not settled`,
  );
}

export function component(cards: readonly Scorecard[], rule: Extract<Rule, { kind: 'index' }>, earned: Span, bound: number): Bilingual {
  const points = writePoints(bound);
  const write = ({ low, high }: Span): string => (low === high ? `${low}` : `${low}–${high}`);
  const parts = cards.map(({ index, asOf, site, score, total, vetoes, possibleVetoes }) => {
    const veto =
      vetoes.length > 0
        ? both('，单项否决', ', vetoed')
        : possibleVetoes.length > 0 && rule.veto !== 'ignore'
          ? both('，否决未定', ', vetoes not settled')
          : both('', '');
    return both(
      `${index.title['zh-CN']}（${site.name}，${asOf}）${write(score)} ÷ ${total}${veto['zh-CN']}`,
      `${index.title.en} (${site.name}, ${asOf}) ${write(score)} ÷ ${total}${veto.en}`,
    );
  });
  const mean = cards.length > 1 ? both(`，${cards.length} 张得分卡取平均`, `, mean of ${cards.length}`) : both('', '');
  const held = cards.some(({ score, total }) => score.high > total) ? both('，超过满分的按满分计', ', held to the total') : both('', '');
  return join([
    ...parts,
    both(
      `× ${points}${mean['zh-CN']}${held['zh-CN']}，得 ${writeSpan(earned)} 分`,
      `× ${points}${mean.en}${held.en}, ${writeSpan(earned)} points`,
    ),
  ]);
}

export function bonus(chosen: Selection, added: Span, bound: number): Bilingual {
  if (added.low > 0)
    return both(`符合加分条件，加 ${writePoints(added.low)} 分`, `the condition is met, ${writePoints(added.low)} points added`);
  if (added.high === 0) return both('不符合加分条件，不加分', 'the condition is not met, nothing added');
  return withOpen(
    [both('加分条件未定', 'the condition is not settled')],
    chosen,
    both(`最多加 ${writePoints(bound)} 分`, `up to ${writePoints(bound)} points added`),
  );
}

export function group(
  { role, points, slack, most }: PlannedNode,
  span: { lost: Span; all: Span; added: Span; vetoes: number; possible: number },
): Bilingual {
  if (role === 'bonus') return both(`加 ${writeSpan(span.added)} 分`, `${writeSpan(span.added)} points added`);
  if (role === 'veto') return vetoCount(span.vetoes, span.possible);
  const taken = writeSpan(span.lost);
  const over = slack > 0 ? both(`，其中 ${writePoints(slack)} 分不计`, `, ${writePoints(slack)} of them free`) : both('', '');
  const bound = Number.isFinite(most) ? both(`，以 ${writePoints(most)} 分为限`, `, held to ${writePoints(most)}`) : both('', '');
  const held = span.all.high > span.lost.high;
  const limit = held
    ? both(
        `（各项合计 ${writeSpan(span.all)} 分${over['zh-CN']}${bound['zh-CN']}）`,
        ` (${writeSpan(span.all)} in all${over.en}${bound.en})`,
      )
    : both('', '');
  const of = points > 0 ? both(`${writePoints(points)} 分中`, `of ${writePoints(points)} points `) : both('', '');
  const text = both(`${of['zh-CN']}扣 ${taken} 分${limit['zh-CN']}`, `${of.en}${taken} lost${limit.en}`);
  return span.vetoes + span.possible > 0 ? join([text, vetoCount(span.vetoes, span.possible)]) : text;
}

function vetoCount(vetoes: number, possible: number): Bilingual {
  const parts: Bilingual[] = [];
  if (vetoes > 0) parts.push(both(`${vetoes} 项否决成立`, `vetoes that stand: ${vetoes}`));
  if (possible > 0) parts.push(both(`${possible} 项否决未定`, `vetoes not settled: ${possible}`));
  return parts.length > 0 ? join(parts) : both('没有否决', 'no veto');
}
