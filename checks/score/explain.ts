/** Prints every addition of a scorecard, so that a person can go over it with a pencil. */
import { describeSampling } from '../knowledge/sampling.ts';
import type { Interval, Language, Scorecard, ScoreNode } from '../model/index.ts';

const words = {
  'zh-CN': {
    left: '得',
    lost: '扣',
    added: '加',
    points: '分',
    of: '满分',
    below: '下列各项',
    held: '以本项分值为限',
    stand: (of: number, points: number) => `各项合计 ${of} 分，计 ${points} 分，先失的 ${round(of - points)} 分不计`,
    cap: (cap: number) => `最多扣 ${cap} 分`,
    min: (min: number) => `最低 ${min} 分`,
    components: '所含得分卡',
    looked: '检查方式',
    veto: '否决',
    undecided: '否决未定',
    noVeto: '不否决',
    total: '合计',
    applicable: '适用指标满分',
    raw: '扣分后',
    rescaled: '折算',
    bonus: '加分',
    gateOpen: (above: number) => `扣分后高于 ${above} 分，计入加分`,
    gateClosed: (above: number) => `扣分后不高于 ${above} 分，不计加分`,
    gateUndecided: (above: number) => `扣分后是否高于 ${above} 分未定，低值不计加分，高值计入`,
    score: '得分',
    verdict: '结论',
    verdicts: { veto: '单项否决，不合格', unqualified: '不合格', qualified: '合格', open: '未定' },
    pass: '合格线',
    open: (open: number, all: number) => `${all} 项指标中 ${open} 项未定`,
    unverified: '未核实的数字',
    vetoes: '成立的否决',
    possible: '未定的否决',
    na: '不适用',
    drawn: '从上级分值中扣',
    unverifiedMark: '[数值待核]',
  },
  en: {
    left: 'left',
    lost: 'lost',
    added: 'added',
    points: 'points',
    of: 'of',
    below: 'below',
    held: 'held to the points of this node',
    stand: (of: number, points: number) => `${of} points stand here, ${points} count, the first ${round(of - points)} lost are free`,
    cap: (cap: number) => `at most ${cap} lost`,
    min: (min: number) => `at least ${min} kept`,
    components: 'made of',
    looked: 'looked at',
    veto: 'veto',
    undecided: 'veto not settled',
    noVeto: 'no veto',
    total: 'sum',
    applicable: 'points of what applies',
    raw: 'after deductions',
    rescaled: 'rescaled',
    bonus: 'bonus',
    gateOpen: (above: number) => `above ${above} after deductions: the bonus counts`,
    gateClosed: (above: number) => `not above ${above} after deductions: no bonus`,
    gateUndecided: (above: number) => `above ${above} or not is open: the low end counts no bonus, the high end does`,
    score: 'score',
    verdict: 'verdict',
    verdicts: { veto: 'vetoed, unqualified', unqualified: 'unqualified', qualified: 'qualified', open: 'not settled' },
    pass: 'pass line',
    open: (open: number, all: number) => `${open} of ${all} indicators open`,
    unverified: 'numbers not verified',
    vetoes: 'vetoes that stand',
    possible: 'vetoes not settled',
    na: 'does not apply',
    drawn: 'taken from the points above',
    unverifiedMark: '[number not verified]',
  },
};

const round = (value: number): number => Math.round(value * 100) / 100 || 0;
const write = ({ low, high }: Interval): string => (low === high ? `${low}` : `${low}–${high}`);
const lostOf = ({ points, score }: ScoreNode): Interval => ({ low: round(points - score.high), high: round(points - score.low) });
const sumUp = (spans: Interval[]): Interval =>
  spans.reduce((sum, span) => ({ low: round(sum.low + span.low), high: round(sum.high + span.high) }), { low: 0, high: 0 });
const writeSum = (spans: Interval[]): string =>
  spans.map((span) => (span.low === span.high ? write(span) : `(${write(span)})`)).join(' + ');

type Words = (typeof words)[Language];

/** Our words, with those of the index in their place. */
function wordsFor({ names }: Scorecard, language: Language): Words {
  const own = words[language];
  return {
    ...own,
    score: names?.score?.[language] ?? own.score,
    pass: names?.pass?.[language] ?? own.pass,
    bonus: names?.bonus?.[language] ?? own.bonus,
    veto: names?.veto?.[language] ?? own.veto,
  };
}

/** Returns the arithmetic of a scorecard as plain text: each leaf with its reason, each group with its addition, then the steps to the score. */
export function explain(card: Scorecard, language: Language): string {
  const say = wordsFor(card, language);
  const lines = [
    `${card.site.name} ${card.site.url} · ${card.index.title[language]} (${card.index.id} ${card.index.version}) · ${card.asOf}`,
    '',
  ];
  card.nodes.forEach((node, at) => void lines.push(...explainNode(node, `${at + 1}`, language, say)));
  lines.push('', ...explainSteps(card, say));
  lines.push(`${say.score}: ${writeSum([card.steps.base, card.bonus])} = ${write(card.score)}`);
  lines.push(
    `${say.verdict}: ${say.verdicts[card.verdict]} (${say.pass} ${card.pass}; ${say.open(card.coverage.open, card.coverage.leaves)})${card.grade ? ` · ${card.grade[language]}` : ''}`,
  );
  for (const [title, list] of [
    [say.vetoes, card.vetoes],
    [say.possible, card.possibleVetoes],
  ] as const) {
    if (list.length > 0) lines.push(`${title}: ${list.map((veto) => veto.title[language]).join(language === 'en' ? ', ' : '、')}`);
  }
  for (const { index, version, site, asOf, score, total } of card.components ?? []) {
    lines.push(`${say.components}: ${index} ${version} · ${site} · ${asOf}: ${write(score)} ÷ ${total}`);
  }
  if (card.unverified.length > 0) lines.push(`${say.unverified}: ${card.unverified.length}`);
  return `${lines.join('\n')}\n`;
}

function explainNode(node: ScoreNode, number: string, language: Language, say: Words): string[] {
  const indent = '  '.repeat(node.depth);
  const mark = node.verified ? '' : ` ${say.unverifiedMark}`;
  const lines = [`${indent}${number} ${node.title[language]}${mark}: ${amount(node, say)}`];
  if (node.rule === 'group') {
    node.children.forEach((child, at) => void lines.push(...explainNode(child, `${number}.${at + 1}`, language, say)));
    const addition = addUp(node, say);
    if (addition) lines.push(`${indent}  = ${addition}`);
    return lines;
  }
  lines.push(`${indent}    ${node.reason[language]}`);
  const sampling = describeSampling(node.modes, node.sample)[language];
  if (sampling) lines.push(`${indent}    ${say.looked}: ${sampling}`);
  const limits = limitsOf(node, say);
  if (limits.length > 0) lines.push(`${indent}    → ${limits.join('; ')}`);
  return lines;
}

function amount(node: ScoreNode, say: Words): string {
  if (node.role === 'veto') {
    if (node.state === 'na') return say.na;
    return node.vetoed ? say.veto : node.open > 0 ? say.undecided : say.noVeto;
  }
  if (node.role === 'bonus') return `${say.added} ${write(node.score)} (${say.of} ${node.points})`;
  if (node.state === 'na' && node.points === 0) return say.na;
  const lost = `${say.lost} ${write(lostOf(node))}`;
  const vetoed = node.vetoed ? `, ${say.veto}` : '';
  return node.points > 0
    ? `${node.points} − ${writeSum([lostOf(node)])} = ${write(node.score)} ${say.points}${vetoed}`
    : `${lost} (${say.drawn})`;
}

/** Says what holds the score of a node beside its points. */
function limitsOf({ limits, points }: ScoreNode, say: Words): string[] {
  return [
    ...(limits?.of === undefined ? [] : [say.stand(limits.of, points)]),
    ...(limits?.cap === undefined ? [] : [say.cap(limits.cap)]),
    ...(limits?.min === undefined ? [] : [say.min(limits.min)]),
  ];
}

/** Writes the addition of a group: what its children lost or added, and the bound if it was reached. */
function addUp(node: ScoreNode, say: Words): string | null {
  if (node.role === 'veto' || node.state === 'na') return null;
  const parts =
    node.role === 'bonus' ? node.children.map(({ score }) => score) : node.children.filter(({ role }) => role === 'points').map(lostOf);
  const sum = sumUp(parts);
  const result = node.role === 'bonus' ? node.score : lostOf(node);
  const limits = limitsOf(node, say);
  const why = limits.length > 0 ? limits.join('; ') : say.held;
  const held = sum.high !== result.high || sum.low !== result.low ? ` → ${write(result)} (${why})` : '';
  return `${node.role === 'bonus' ? say.added : say.lost} ${writeSum(parts) || '0'} = ${write(sum)}${held}`;
}

function explainSteps(card: Scorecard, say: Words): string[] {
  const { applicable, raw, factor, base, gate } = card.steps;
  const lost = card.nodes.filter(({ role }) => role === 'points').map(lostOf);
  const lines = [`${say.raw}: ${applicable} − [${writeSum(lost) || '0'}] = ${write(raw)}`];
  if (factor !== 1) {
    const exact = Math.abs(factor - card.total / applicable) < 1e-9 ? `× ${card.total} ÷ ${applicable}` : `× ${factor}`;
    lines.push(`${say.rescaled}: ${writeSum([raw])} ${exact} = ${write(base)}`);
  }
  const added = card.nodes.filter(({ role }) => role === 'bonus').map(({ score }) => score);
  if (gate) {
    const state = { open: say.gateOpen, closed: say.gateClosed, undecided: say.gateUndecided }[gate.state];
    lines.push(`${say.bonus}: [${writeSum(added) || '0'}] → ${write(card.bonus)} (${state(gate.above)})`);
  } else if (added.length > 0) lines.push(`${say.bonus}: ${writeSum(added)} = ${write(card.bonus)}`);
  return lines;
}
