/** What a scorecard admits: numbers not verified, and what was not looked at. */

import type { Bilingual, EvaluationIndex, Judgement, LeafState, Scorecard, SiteFacts, SiteProfile } from '../model/index.ts';
import { checks } from '../rules/index.ts';
import { writePoints } from './hundredths.ts';
import { type PlannedNode, walk } from './plan.ts';
import { scaleInWords, tierName } from './reasons.ts';
import { amountOf } from './scale.ts';
import { groupByCheck } from './select.ts';
import { isOpen, type Scored } from './tree.ts';

type Unverified = Scorecard['unverified'];
type NotMeasured = Scorecard['notMeasured'];

const both = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
const defaultCaveat = both('未与正式文件原文核对', 'not checked against the official text');

/** Returns every number of the index that stands unverified and bears on this site. */
export function listUnverified(index: EvaluationIndex, plan: PlannedNode[], rescaled: boolean): Unverified {
  const caveat = index.caveat ?? defaultCaveat;
  const say = (numbers: Bilingual): Bilingual =>
    both(`${numbers['zh-CN']}${numbers['zh-CN'] && '：'}${caveat['zh-CN']}`, `${numbers.en}${numbers.en && ': '}${caveat.en}`);
  const list: Unverified = [];
  for (const planned of walk(plan)) {
    const { node, applies } = planned;
    if (applies && node.verified === false) list.push({ node: node.id, title: node.title, what: say(describeNumbers(planned)) });
  }
  const add = (node: string, title: Bilingual, numbers: Bilingual): void => void list.push({ node, title, what: say(numbers) });
  if (index.equal)
    add('total', both('分值', 'points'), both(`满分 ${index.total} 分由各项均分`, `the total of ${index.total} is divided equally`));
  if (index.pass.verified === false) add('pass', both('合格线', 'pass line'), both(`${index.pass.from} 分`, `${index.pass.from} points`));
  const gate = index.bonusGate;
  if (gate?.verified === false) {
    add(
      'bonus-gate',
      both('加分门槛', 'gate of the bonus'),
      both(`高于 ${gate.above} 分，最多加 ${gate.max} 分`, `above ${gate.above}, up to ${gate.max} points`),
    );
  }
  if (rescaled && index.rescale?.verified === false) {
    const factor = Math.round(index.rescale.factor * 10_000) / 10_000;
    add('rescale', both('折算系数', 'rescaling'), both(`× ${factor}`, `× ${factor}`));
  }
  const grades = index.grades.filter((grade) => grade.verified === false);
  if (grades.length > 0) {
    const lines = (language: keyof Bilingual): string => grades.map((grade) => `${grade.name[language]} ≥ ${grade.from}`).join(', ');
    add('grades', both('等级线', 'grade lines'), both(lines('zh-CN'), lines('en')));
  }
  return list;
}

/** Names the numbers that a node states. */
function describeNumbers({ node, points, bound }: PlannedNode): Bilingual {
  const { rule } = node;
  const parts: Bilingual[] = [];
  if (node.points !== undefined) parts.push(both(`分值 ${node.points}`, `${node.points} points`));
  else if (node.weight !== undefined)
    parts.push(both(`权重 ${node.weight}%（${points / 100} 分）`, `weight ${node.weight} % (${points / 100} points)`));
  if (node.equal) parts.push(both('下级各项均分', 'divided equally among what stands below'));
  if (rule?.kind === 'veto' && rule.atLeast > 1) parts.push(both(`达到 ${rule.atLeast} 个即否决`, `${rule.atLeast} veto`));
  if (rule?.kind === 'deduct') {
    parts.push(rule.per === 'all' ? both('有即扣完', 'one takes all') : both(`每个扣 ${rule.per} 分`, `${rule.per} points each`));
    if (rule.free !== undefined) parts.push(both(`${rule.free} 个以内不扣分`, `up to ${rule.free} cost nothing`));
    if (rule.cap !== undefined) parts.push(both(`最多扣 ${rule.cap} 分`, `at most ${rule.cap} points`));
  }
  if (rule?.kind === 'ratio' && (rule.full !== 1 || rule.zero !== 0)) {
    parts.push(
      both(`满分线 ${rule.full * 100}%，零分线 ${rule.zero * 100}%`, `full from ${rule.full * 100} %, none up to ${rule.zero * 100} %`),
    );
  }
  if (rule?.kind === 'tiers') {
    for (const tier of rule.tiers) {
      const name = tierName(tier);
      const earned = writePoints(amountOf(tier, bound));
      parts.push(both(`${name['zh-CN']}得 ${earned} 分`, `${name.en}: ${earned} points`));
    }
  }
  if (rule?.kind === 'manual' && rule.scale) parts.push(scaleInWords(rule.scale, bound));
  if (node.cap !== undefined) parts.push(both(`最多扣 ${node.cap} 分`, `at most ${node.cap} lost`));
  if (node.min !== undefined) parts.push(both(`最低 ${node.min} 分`, `at least ${node.min} kept`));
  if (node.max !== undefined) parts.push(both(`最高计 ${node.max} 分`, `at most ${node.max} count`));
  if (rule?.kind === 'bonus') parts.push(both(`加 ${rule.points} 分`, `adds ${rule.points} points`));
  return both(parts.map((part) => part['zh-CN']).join('，'), parts.map((part) => part.en).join(', '));
}

const openStates: Record<'manual' | 'partial' | 'unmeasured', { what: Bilingual; why: Bilingual }> = {
  manual: {
    what: both('人工判定指标', 'indicators for a person'),
    why: both('须由检查人员判定，尚未判定', 'a person must decide and has not yet'),
  },
  partial: {
    what: both('部分测得的指标', 'indicators measured in part'),
    why: both('有未能测得或待复核的问题', 'some findings could not be measured or are to be reviewed'),
  },
  unmeasured: { what: both('未测量指标', 'indicators not measured'), why: both('对应的检查项没有结果', 'their checks gave no result') },
};

/** Names of the checks as people read them; an index may name one that is gone. */
const titles = new Map(checks.map(({ id, title }) => [id, both(`“${title['zh-CN']}”`, `“${title.en}”`)]));

/** Returns what was not looked at: open leaves by part of the index, errors by check, pages and targets left out, what the profile does not say. */
export function listNotMeasured(
  scored: Scored[],
  judgement: Judgement,
  site: SiteFacts,
  profile: SiteProfile,
  uselessMarks: string[],
): NotMeasured {
  return [
    ...openLeaves(scored),
    ...errorsByCheck(scored, judgement),
    ...leftOut(site),
    ...silentProfile(scored, profile),
    ...uselessMarks.map((id) => ({
      what: both(`人工判定 ${id}`, `mark of ${id}`),
      why: both('指标体系中没有这一指标，或判定内容不能用于这一指标', 'the index has no such leaf, or the mark does not fit it'),
      count: 1,
    })),
  ];
}

function openLeaves(scored: Scored[]): NotMeasured {
  return scored.flatMap((root) => {
    const counts = new Map<LeafState, number>();
    for (const { result, shown } of walk([root])) {
      if (result && isOpen(shown.state)) counts.set(shown.state, (counts.get(shown.state) ?? 0) + 1);
    }
    return (['manual', 'partial', 'unmeasured'] as const).flatMap((state) => {
      const count = counts.get(state);
      const { what, why } = openStates[state];
      const { title } = root.shown;
      return count === undefined ? [] : [{ what: both(`${title['zh-CN']}：${what['zh-CN']}`, `${title.en}: ${what.en}`), why, count }];
    });
  });
}

function errorsByCheck(scored: Scored[], judgement: Judgement): NotMeasured {
  const used = new Set([...walk(scored)].flatMap(({ planned, shown }) => (planned.applies ? shown.checks : [])));
  const errors = groupByCheck(judgement.findings.filter((finding) => finding.outcome === 'error'));
  return [...used].sort().flatMap((check) => {
    const byMessage = new Map<string, { why: Bilingual; count: number }>();
    for (const { message, text } of errors.get(check) ?? []) {
      const entry = byMessage.get(message);
      if (entry) entry.count += 1;
      else byMessage.set(message, { why: text, count: 1 });
    }
    return [...byMessage.values()].map(({ why, count }) => ({
      what: titles.get(check) ?? both(`检查项 ${check}`, `check ${check}`),
      why: count === 1 ? why : both(`例如：${why['zh-CN']}`, `for example: ${why.en}`),
      count,
    }));
  });
}

const linksElsewhere = both('未核实的外部链接目标', 'link targets on other sites not verified');

function leftOut({ coverage }: SiteFacts): NotMeasured {
  const list: NotMeasured = coverage.leftOut.map(({ reason, count }) => ({
    what: reason === 'robots-elsewhere' ? linksElsewhere : both('未检查的页面', 'pages not looked at'),
    why: both(reason, reason),
    count,
  }));
  if (coverage.unmeasuredTargets > 0) {
    list.push({
      what: both('未能核实的链接目标', 'link targets not verified'),
      why: both('没有得到可以认定有效或失效的结果', 'no result that shows them alive or dead'),
      count: coverage.unmeasuredTargets,
    });
  }
  return list;
}

const profileFields = {
  level: {
    what: both('站点层级', 'level of the site'),
    why: both('站点档案未写明，相关指标按适用处理', 'the site profile does not say; indicators for some levels count as fitting'),
  },
  kind: {
    what: both('站点类型', 'kind of the site'),
    why: both('站点档案未写明，相关指标按适用处理', 'the site profile does not say; indicators for some kinds count as fitting'),
  },
  publicServices: {
    what: both('对外服务职能', 'public services'),
    why: both('站点档案未写明，按有对外服务职能处理', 'the site profile does not say; the site is taken to have some'),
  },
};

function silentProfile(scored: Scored[], profile: SiteProfile): NotMeasured {
  const nodes = [...walk(scored)].map(({ planned }) => planned.node);
  const asked = nodes.flatMap((node) => Object.keys(node.appliesTo?.attributes ?? {}));
  const silent = [...new Set(asked)].filter((name) => profile.attributes?.[name] === undefined).sort();
  const attributes = silent.map((name) => ({
    what: both(`站点属性“${name}”`, `attribute “${name}” of the site`),
    why: both('站点档案未写明，相关指标按适用处理', 'the site profile does not say; indicators that ask for it count as fitting'),
    count: asked.filter((one) => one === name).length,
  }));
  const fields = (['level', 'kind', 'publicServices'] as const).flatMap((field) => {
    const count = profile[field] === undefined ? nodes.filter((node) => node.appliesTo?.[field] !== undefined).length : 0;
    return count > 0 ? [{ ...profileFields[field], count }] : [];
  });
  return [...fields, ...attributes];
}
