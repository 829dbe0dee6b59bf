/** An index as the table that is attached to a notice. */
import { describeSampling } from '../knowledge/sampling.ts';
import { kindNames, levelNames } from '../knowledge/sites.ts';
import type { Bilingual, EvaluationIndex, IndexNode, Language } from '../model/index.ts';
import { type PlannedNode, planIndex } from '../score/plan.ts';
import { describeLimits, describeRule } from './rule-words.ts';
import { both } from './source.ts';

const heads: Record<string, Bilingual> = {
  number: both('序号', 'No.'),
  title: both('指标', 'Indicator'),
  points: both('分值', 'Points'),
  rule: both('评分规则', 'How it is scored'),
  how: both('检查方式', 'Looked at by'),
  basis: both('依据', 'Source'),
  note: both('备注', 'Note'),
};

/** Returns the index as Markdown: what it is, its lines, and one row a node, numbered; numbers that are not verified say so. */
export function showIndex(index: EvaluationIndex, language: Language): string {
  const zh = language === 'zh-CN';
  const caveat = index.caveat?.[language] ?? (zh ? '数值待核' : 'number not verified');
  const own = (name: 'total' | 'pass' | 'bonus', otherwise: string): string => index.names?.[name]?.[language] ?? otherwise;
  const levels = index.names?.levels?.map((level) => level[language]);
  const grades = index.grades.map((grade) => star(`${grade.name[language]} ≥ ${grade.from}`, grade.verified)).join(zh ? '、' : ', ');
  const gate = index.bonusGate;
  const lines = [
    `# ${index.title[language]}`,
    '',
    zh
      ? `编号 ${index.id}，版本 ${index.version}。依据：${index.source.join('；')}。`
      : `${index.id}, edition ${index.version}. Sources: ${index.source.join('; ')}.`,
    '',
    ...(index.note ? [index.note[language], ''] : []),
    `- ${own('total', zh ? '满分' : 'Total')}: ${index.total}`,
    `- ${own('pass', zh ? '合格线' : 'Pass line')}: ${star(String(index.pass.from), index.pass.verified)}`,
    `- ${zh ? '等级' : 'Grades'}: ${grades}`,
    ...(gate
      ? [
          `- ${own('bonus', zh ? '加分' : 'Bonus')}: ${star(zh ? `扣分后高于 ${gate.above} 分的，最多加 ${gate.max} 分` : `up to ${gate.max} points, for sites above ${gate.above} after deductions`, gate.verified)}`,
        ]
      : []),
    ...(index.rescale
      ? [
          `- ${zh ? '无对外服务职能的站点' : 'Sites without public services'}: ${star(zh ? `相关指标不计，得分 × ${write(index.rescale.factor)}` : `those indicators are left out, score × ${write(index.rescale.factor)}`, index.rescale.verified)}`,
        ]
      : []),
    ...(index.equal ? [`- ${zh ? '分值' : 'Points'}: ${star(zh ? '由各项均分' : 'divided equally', false)}`] : []),
    ...(hasStars(index) ? [`- *: ${caveat}`] : []),
    ...(levels ? [`- ${zh ? '层级' : 'Levels'}: ${levels.join(' › ')}`] : []),
    '',
    row(Object.values(heads).map((head) => head[language])),
    row(Object.keys(heads).map((name) => (name === 'points' ? '---:' : '---'))),
    ...rows(planIndex(index, { publicServices: true }), '', language, index.names?.veto ?? veto),
  ];
  return `${lines.join('\n')}\n`;
}

/** Marks what is not confirmed; what the star means is said once above the table. */
const star = (text: string, verified: boolean | undefined): string => (verified === false ? `${text}*` : text);

function hasStars({ equal, pass, grades, bonusGate, rescale, nodes }: EvaluationIndex): boolean {
  const inNodes = (list: IndexNode[]): boolean => list.some(({ verified, children }) => verified === false || inNodes(children ?? []));
  const lines = [pass, ...grades, ...(bonusGate ? [bonusGate] : []), ...(rescale ? [rescale] : [])];
  return equal !== undefined || lines.some(({ verified }) => verified === false) || inNodes(nodes);
}

const write = (value: number): string => String(Math.round(value * 10_000) / 10_000);
const escapeCell = (text: string): string => text.replace(/[\\|]/g, '\\$&').replace(/\s+/g, ' ');
const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;

function rows(nodes: PlannedNode[], above: string, language: Language, vetoName: Bilingual): string[] {
  return nodes.flatMap((planned, at) => {
    const { node, full, role, children, modes, sample } = planned;
    const zh = language === 'zh-CN';
    const number = `${above}${at + 1}`;
    const weight = node.weight === undefined ? '' : ` (${node.weight}%)`;
    const points = role === 'veto' ? vetoName[language] : full > 0 ? `${role === 'bonus' ? '+' : ''}${full / 100}${weight}` : '—';
    const notes = [node.note?.[language] ?? '', scopeOf(node)[language]].filter(Boolean);
    const cells = [
      number,
      node.title[language],
      star(points, node.verified),
      [node.rule ? describeRule(node.rule, planned.bound)[language] : '', describeLimits(node)[language]]
        .filter(Boolean)
        .join(zh ? '；' : '; '),
      node.rule ? [lookedAt(node.rule)[language], describeSampling(modes, sample)[language]].filter(Boolean).join(zh ? '；' : '; ') : '',
      node.source ?? '',
      notes.join(zh ? '；' : '; '),
    ];
    return [row(cells.map(escapeCell)), ...rows(children, `${number}.`, language, vetoName)];
  });
}

const veto = both('否决', 'veto');

/** Writes values by their names where they have some. */
function named(what: Bilingual, values: readonly string[], names: Readonly<Record<string, Bilingual>>): Bilingual {
  const list = values.map((value) => names[value] ?? both(value, value));
  return both(`${what['zh-CN']}：${list.map((name) => name['zh-CN']).join('、')}`, `${what.en}: ${list.map((name) => name.en).join(', ')}`);
}

function scopeOf({ appliesTo }: IndexNode): Bilingual {
  if (!appliesTo) return both('', '');
  const parts = [
    ...(appliesTo.publicServices === undefined
      ? []
      : [
          appliesTo.publicServices
            ? both('仅限有对外服务职能的站点', 'only for sites with public services')
            : both('仅限无对外服务职能的站点', 'only for sites without public services'),
        ]),
    ...(appliesTo.level ? [named(both('层级', 'levels'), appliesTo.level, levelNames)] : []),
    ...Object.entries(appliesTo.attributes ?? {}).map(([name, allowed]) => {
      const values = [allowed].flat().map(String);
      return both(`属性 ${name}：${values.join('、')}`, `${name}: ${values.join(', ')}`);
    }),
    ...(appliesTo.kind ? [named(both('类型', 'kinds'), appliesTo.kind, kindNames)] : []),
  ];
  return both(parts.map((part) => part['zh-CN']).join('；'), parts.map((part) => part.en).join('; '));
}

function lookedAt(rule: NonNullable<IndexNode['rule']>): Bilingual {
  if (rule.kind === 'index') return both(`得分卡：${rule.index}`, `scorecard: ${rule.index}`);
  if (rule.kind !== 'manual') return both(`自动：${rule.check.join('、')}`, `automatic: ${rule.check.join(', ')}`);
  return rule.evidence
    ? both(`人工；留存：${rule.evidence['zh-CN']}`, `by a person; kept: ${rule.evidence.en}`)
    : both('人工', 'by a person');
}
