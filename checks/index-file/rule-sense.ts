/** Problems of the rules of an index: numbers that have no effect, tiers that are never reached, checks and options that do not exist. */
import { terms } from '../knowledge/terms.ts';
import type { Bilingual, IndexNode, Rule, Scale, Tier } from '../model/index.ts';
import { toHundredths } from '../score/hundredths.ts';
import { amountOf } from '../score/scale.ts';
import { findClosest } from './closest.ts';
import { type Known, optionNames } from './known.ts';
import { error, near, type Placed, round, type SenseProblem, warning } from './problem.ts';
import { both, type Path } from './source.ts';

/** Returns what makes no sense in the rule of a leaf, by itself. */
export function checkRule({ node, path, own }: Placed): SenseProblem[] {
  const { rule } = node;
  const at: Path = [...path, 'rule'];
  switch (rule?.kind) {
    case 'deduct':
      return [...checkWhere(rule, at), ...checkDeduction(rule, own, at)];
    case 'ratio':
      return [
        ...checkWhere(rule, at),
        ...(rule.full <= rule.zero ? [error([...at, 'full'], both('full 须大于 zero', 'full must be more than zero'))] : []),
      ];
    case 'tiers':
      return [...checkWhere(rule, at), ...checkTiers(rule.tiers, own, [...at, 'tiers'])];
    case 'manual':
      return rule.scale ? checkScale(rule, rule.scale, own, [...at, 'scale']) : [];
    case 'bonus':
      return [...checkWhere(rule, at), ...checkBonus(rule, node, at)];
    case 'veto':
      return checkWhere(rule, at);
    default:
      return [];
  }
}

type CheckRule = Extract<Rule, { check: string[] }>;

/** A filter that nothing fits would pass every site in silence. */
function checkWhere({ where }: CheckRule, at: Path): SenseProblem[] {
  return Object.entries(where ?? {}).flatMap(([fact, wanted]) => {
    const here = [...at, 'where', fact];
    if (Array.isArray(wanted) && wanted.length === 0)
      return [warning(here, both('列表为空，没有问题能符合', 'an empty list: no finding can ever fit'))];
    const known = Object.hasOwn(terms, fact) ? Object.keys(terms[fact]!) : [];
    if (known.length === 0 || (typeof wanted !== 'string' && !Array.isArray(wanted))) return [];
    return [wanted].flat().flatMap((value, n) => {
      if (known.includes(value)) return [];
      const place = Array.isArray(wanted) ? [...here, n] : here;
      const words = both(
        `${fact} 没有“${value}”这个值，可用：${known.join('、')}`,
        `${fact} is never "${value}", expected ${known.join(', ')}`,
      );
      return [warning(place, words, findClosest(value, known))];
    });
  });
}

function checkDeduction({ per, cap, free }: Extract<Rule, { kind: 'deduct' }>, own: number, at: Path): SenseProblem[] {
  const most = Math.min(own, cap ?? own);
  const found: SenseProblem[] = [];
  if (cap !== undefined && cap > own + 1e-6) {
    const text = both(`上限 ${cap} 高于分值 ${round(own)}，不起作用`, `the cap ${cap} is above the points ${round(own)} and has no effect`);
    found.push(warning([...at, 'cap'], text));
  }
  if (per !== 'all' && per > most + 1e-6) {
    const text = both(`每个扣 ${per} 分，高于最多可扣的 ${round(most)} 分`, `${per} each is more than can be lost (${round(most)})`);
    found.push(warning([...at, 'per'], text, 'all'));
  }
  if (per === 'all' && free === undefined && cap !== undefined && near(cap, own))
    found.push(warning([...at, 'cap'], both('per: all 已扣完本项，上限不起作用', 'per: all takes everything; the cap has no effect')));
  return found;
}

function checkBonus({ points }: Extract<Rule, { kind: 'bonus' }>, node: IndexNode, at: Path): SenseProblem[] {
  if (node.points === undefined || near(node.points, points)) return [];
  const text = both(`加 ${points} 分与指标分值 ${node.points} 不符`, `adds ${points}, but the node states ${node.points} points`);
  return [error([...at, 'points'], text)];
}

interface Step {
  points?: number;
  percent?: number;
}

/** A step says once what it earns, and no more than there is. */
function checkStep(step: Step, own: number, at: Path, needed: boolean): SenseProblem[] {
  if (step.points !== undefined && step.percent !== undefined)
    return [error(at, both('points 与 percent 只能写一个', 'points and percent exclude each other'))];
  if (needed && step.points === undefined && step.percent === undefined)
    return [error(at, both('须写 points 或 percent', 'points or percent is needed here'))];
  if (step.points !== undefined && step.points > own + 1e-6) {
    const text = both(`${step.points} 分高于指标分值 ${round(own)}`, `${step.points} is more than the ${round(own)} points of the node`);
    return [error([...at, 'points'], text)];
  }
  return [];
}

/** Returns whether a place that meets `a` always meets `b`. */
function implies({ when: a }: Tier, { when: b }: Tier): boolean {
  if (b === 'none' || a === 'all') return true;
  if (typeof a === 'string') return a === b;
  if ('share' in a) return b === 'some' ? a.share > 0 : typeof b === 'object' && 'share' in b && b.share <= a.share;
  return typeof b === 'object' && 'fails' in b && b.fails >= a.fails;
}

function checkTiers(tiers: Tier[], own: number, at: Path): SenseProblem[] {
  const bound = toHundredths(own);
  return tiers.flatMap((tier, n) => {
    const here = [...at, n];
    const before = tiers.slice(0, n);
    const found = checkStep(tier, own, here, typeof tier.when === 'object');
    if (before.some((earlier) => implies(tier, earlier)))
      found.push(warning(here, both('前面的档次已包含本档，不会用到', 'an earlier tier takes all of these; this one is never reached')));
    else if (n > 0 && amountOf(tier, bound) > amountOf(tiers[n - 1]!, bound))
      found.push(
        error(
          here,
          both('档次须从高到低，后一档不能比前一档得分高', 'tiers go from the best down; this one earns more than the one before'),
        ),
      );
    return found;
  });
}

function checkScale({ as }: Extract<Rule, { kind: 'manual' }>, scale: Scale, own: number, at: Path): SenseProblem[] {
  if (as === 'veto') return [error(at, both('单项否决不评分', 'a veto is not graded'))];
  const short = (most: number): SenseProblem[] =>
    most < own - 1e-6
      ? [
          warning(
            at,
            both(
              `最高 ${round(most)} 分，达不到指标分值 ${round(own)}`,
              `the best is ${round(most)}; the ${round(own)} points cannot be reached`,
            ),
          ),
        ]
      : [];
  if (!Array.isArray(scale)) {
    const { from, to, step } = scale;
    if (from >= to) return [error([...at, 'to'], both('to 须大于 from', 'to must be more than from'))];
    if (to > own + 1e-6)
      return [error([...at, 'to'], both(`${to} 分高于指标分值 ${round(own)}`, `${to} is more than the ${round(own)} points of the node`))];
    const steps = step === undefined ? 1 : (to - from) / step;
    return near(steps, Math.round(steps))
      ? short(to)
      : [error([...at, 'step'], both('从 from 到 to 不是 step 的整数倍', 'step does not lead from from to to'))];
  }
  const bound = toHundredths(own);
  const found = scale.flatMap((grade, n) => {
    const problems = checkStep(grade, own, [...at, n], true);
    if (problems.length === 0 && n > 0 && amountOf(grade, bound) >= amountOf(scale[n - 1]!, bound))
      problems.push(error([...at, n], both('评分档须从高到低', 'grades go from the best down')));
    return problems;
  });
  return found.length > 0 ? found : short(amountOf(scale[0]!, bound) / 100);
}

const checksOf = (rule: Rule | undefined): string[] => (rule && 'check' in rule ? rule.check : []);

/** Returns what a rule names that does not exist: checks, options of checks, indexes. */
export function checkNames({ node, path }: Placed, self: string, { checks, indexes }: Known): SenseProblem[] {
  const { rule } = node;
  const at: Path = [...path, 'rule'];
  if (rule?.kind === 'index') {
    const here = [...at, 'index'];
    if (rule.index === self) return [error(here, both('指标体系不能包含自身', 'an index cannot be made of itself'))];
    return indexes === undefined || indexes.includes(rule.index)
      ? []
      : [warning(here, both(`没有自带的指标体系“${rule.index}”`, `no index "${rule.index}" ships`), findClosest(rule.index, indexes))];
  }
  if (!checks) return [];
  const ids = [...checks.keys()];
  return checksOf(rule).flatMap((id) =>
    checks.has(id)
      ? checkOptions(id, rule as CheckRule, checks, at)
      : [error([...at, 'check'], both(`没有检查项“${id}”`, `there is no check "${id}"`), findClosest(id, ids))],
  );
}

function checkOptions(id: string, { options }: CheckRule, checks: NonNullable<Known['checks']>, at: Path): SenseProblem[] {
  const schema = checks.get(id);
  if (!schema || !options) return [];
  const parsed = schema.safeParse(options);
  if (parsed.success) return [];
  const names = optionNames(schema);
  const takes = names.length > 0 ? both(`可用：${names.join('、')}`, `it takes ${names.join(', ')}`) : both('它没有选项', 'it takes none');
  return parsed.error.issues.flatMap((issue): SenseProblem[] => {
    const here = [...at, 'options', ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    if (issue.code !== 'unrecognized_keys')
      return [error(here, both(`检查项 ${id} 不接受这个值：${issue.message}`, `check ${id} does not take this value: ${issue.message}`))];
    return issue.keys.map((key) => ({
      ...error(
        [...here, key],
        both(`检查项 ${id} 没有选项“${key}”，${takes['zh-CN']}`, `check ${id} has no option "${key}", ${takes.en}`),
        findClosest(key, names),
      ),
      key: true,
    }));
  });
}

/** A check runs once over a site, so two leaves cannot give it different options. */
export function clashingOptions(placed: Placed[]): SenseProblem[] {
  const given = new Map<string, string>();
  return placed.flatMap(({ node, path }) => {
    const { rule } = node;
    if (!rule || !('options' in rule) || !rule.options) return [];
    return rule.check.flatMap((id) =>
      Object.entries(rule.options!).flatMap(([name, value]) => {
        const key = `${id}\n${name}`;
        const text = JSON.stringify(value);
        const before = given.get(key) ?? text;
        given.set(key, before);
        if (before === text) return [];
        const words: Bilingual = both(`检查项 ${id} 的 ${name} 在别处是 ${before}`, `another leaf gives ${id} ${name} = ${before}`);
        return [error([...path, 'rule', 'options', name], words)];
      }),
    );
  });
}
