/** What changed between two editions of an index, node by node. */
import { describeSampling } from '../knowledge/sampling.ts';
import type { Bilingual, EvaluationIndex, IndexNode, Language } from '../model/index.ts';
import { type PlannedNode, planIndex } from '../score/plan.ts';
import { describeLimits, describeRule } from './rule-words.ts';
import { both } from './source.ts';

export interface IndexChange {
  kind: 'index' | 'added' | 'removed' | 'moved' | 'changed';
  /** Id of the node; empty for the index as a whole. */
  node: string;
  title: Bilingual;
  /** What of it changed: points, rule, source …; null for a node that came or went. */
  what: Bilingual | null;
  before: Bilingual | null;
  after: Bilingual | null;
}

const none = both('无', 'none');
const same = (text: string): Bilingual => both(text, text);
const list = (texts: readonly string[]): Bilingual => both(texts.join('；'), texts.join('; '));

type Facet = readonly [what: Bilingual, value: Bilingual];

/** What of an index is compared beside its nodes. */
function facetsOfIndex(index: EvaluationIndex): Facet[] {
  const { title, version, source, total, pass, grades, bonusGate, rescale, caveat } = index;
  const lines = (language: Language) => grades.map(({ name, from }) => `${name[language]} ≥ ${from}`).join(', ');
  return [
    [both('名称', 'title'), title],
    [both('版本', 'edition'), same(version)],
    [both('依据', 'sources'), list(source)],
    [both('满分', 'total'), same(String(total))],
    [both('合格线', 'pass line'), verified(same(String(pass.from)), pass.verified)],
    [both('等级', 'grades'), both(lines('zh-CN'), lines('en'))],
    [both('加分门槛', 'gate of the bonus'), bonusGate ? verified(gate(bonusGate), bonusGate.verified) : none],
    [both('折算系数', 'rescaling'), rescale ? same(`× ${Math.round(rescale.factor * 10_000) / 10_000}`) : none],
    [both('数值说明', 'caveat'), caveat ?? none],
  ];
}

const gate = ({ above, max }: { above: number; max: number }): Bilingual =>
  both(`高于 ${above} 分，最多 ${max} 分`, `above ${above}, up to ${max}`);

const verified = (text: Bilingual, is: boolean | undefined): Bilingual =>
  is === false ? both(`${text['zh-CN']}（待核）`, `${text.en} (not verified)`) : text;

interface Standing {
  planned: PlannedNode;
  number: string;
  parent: string;
}

function standings(index: EvaluationIndex): Map<string, Standing> {
  const all = new Map<string, Standing>();
  const gather = (nodes: PlannedNode[], parent: string, above: string): void =>
    nodes.forEach((planned, at) => {
      const number = `${above}${at + 1}`;
      all.set(planned.node.id, { planned, number, parent });
      gather(planned.children, planned.node.id, `${number}.`);
    });
  gather(planIndex(index, { publicServices: true }), '', '');
  return all;
}

/** What of a node is compared. */
function facetsOfNode({ planned }: Standing): Facet[] {
  const { node, full, role, bound, modes, sample } = planned;
  const veto = both('单项否决', 'veto');
  const points = role === 'veto' ? veto : full > 0 ? same(`${role === 'bonus' ? '+' : ''}${full / 100}`) : none;
  const scope = node.appliesTo === undefined ? none : same(JSON.stringify(node.appliesTo));
  return [
    [both('名称', 'title'), node.title],
    [both('分值', 'points'), verified(points, node.verified)],
    [both('限额', 'limits'), filled(describeLimits(node))],
    [both('评分规则', 'rule'), node.rule ? describeRule(node.rule, bound) : none],
    [both('检查项', 'checks'), filled(checksOf(node))],
    [both('依据', 'source'), node.source === undefined ? none : same(node.source)],
    [both('适用范围', 'applies to'), scope],
    [both('检查方式', 'looked at'), node.rule ? filled(describeSampling(modes, sample)) : none],
    [both('留存证据', 'evidence'), (node.rule?.kind === 'manual' && node.rule.evidence) || none],
    [both('备注', 'note'), node.note ?? none],
  ];
}

const filled = (text: Bilingual): Bilingual => (text.en === '' ? none : text);

/** The checks of a leaf with all that chooses among their findings. */
function checksOf({ rule }: IndexNode): Bilingual {
  if (!rule || !('check' in rule)) return both('', '');
  const { check, where, options } = rule;
  const more = { ...(where ? { where } : {}), ...(options ? { options } : {}) };
  return same([check.join(', '), ...(Object.keys(more).length > 0 ? [JSON.stringify(more)] : [])].join(' '));
}

/** Returns what changed from `before` to `after`: of the index, then in the order of the nodes of `after`, then what was removed. */
export function findChanges(before: EvaluationIndex, after: EvaluationIndex): IndexChange[] {
  const [old, now] = [standings(before), standings(after)];
  const changes = compare('index', '', after.title, facetsOfIndex(before), facetsOfIndex(after));
  for (const [id, standing] of now) {
    const { title } = standing.planned.node;
    const was = old.get(id);
    if (!was) {
      changes.push({ kind: 'added', node: id, title, what: null, before: null, after: whole(standing) });
      continue;
    }
    if (was.parent !== standing.parent) {
      const places = [was, standing].map(({ number, parent }) => same(parent === '' ? number : `${number} (${parent})`));
      changes.push({ kind: 'moved', node: id, title, what: both('位置', 'place'), before: places[0]!, after: places[1]! });
    }
    changes.push(...compare('changed', id, title, facetsOfNode(was), facetsOfNode(standing)));
  }
  for (const [id, standing] of old) {
    if (now.has(id)) continue;
    changes.push({ kind: 'removed', node: id, title: standing.planned.node.title, what: null, before: whole(standing), after: null });
  }
  return changes;
}

/** A node in a few words: its points and its rule. */
function whole(standing: Standing): Bilingual {
  const [, points, , rule] = facetsOfNode(standing).map(([, value]) => value);
  return both(`${points!['zh-CN']}；${rule!['zh-CN']}`, `${points!.en}; ${rule!.en}`);
}

function compare(kind: IndexChange['kind'], node: string, title: Bilingual, before: Facet[], after: Facet[]): IndexChange[] {
  return after.flatMap(([what, value], at) => {
    const old = before[at]![1];
    return old['zh-CN'] === value['zh-CN'] && old.en === value.en ? [] : [{ kind, node, title, what, before: old, after: value }];
  });
}

const signs: Record<IndexChange['kind'], Bilingual> = {
  index: both('指标体系', 'index'),
  added: both('新增', 'added'),
  removed: both('删除', 'removed'),
  moved: both('移动', 'moved'),
  changed: both('修改', 'changed'),
};

/** Returns what changed from `before` to `after` as plain text, one change a line; says so when nothing did. */
export function diffIndexes(before: EvaluationIndex, after: EvaluationIndex, language: Language): string {
  const heading = `${before.id} ${before.version} → ${after.id} ${after.version}`;
  const changes = findChanges(before, after);
  if (changes.length === 0) return `${heading}\n${language === 'zh-CN' ? '没有变化' : 'nothing changed'}\n`;
  const lines = changes.map(({ kind, node, title, what, before: old, after: now }) => {
    const name = node === '' ? '' : ` ${node} ${title[language]}`;
    const values = what ? `${what[language]}: ${old![language]} → ${now![language]}` : (now ?? old)![language];
    return `${signs[kind][language]}${name} · ${values}`;
  });
  return `${heading}\n${lines.join('\n')}\n`;
}
