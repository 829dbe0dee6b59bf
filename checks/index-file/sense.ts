/** Problems of sense: an index of the right shape whose numbers do not add up, whose names do not exist or whose rules can never apply. */
import type { Bilingual, EvaluationIndex, IndexNode, Rule } from '../model/index.ts';
import { roleOf } from '../score/plan.ts';
import { findClosest } from './closest.ts';
import { both, type IndexProblem, type Path } from './source.ts';

export interface SenseProblem {
  severity: IndexProblem['severity'];
  path: Path;
  message: Bilingual;
  suggestion?: string;
}

interface Placed {
  node: IndexNode;
  path: Path;
  /** Points of the nearest node above that has some of its own, or of the whole. */
  above: number;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
const round = (value: number): number => Math.round(value * 1e6) / 1e6;
const sum = (numbers: readonly number[]): number => round(numbers.reduce((a, b) => a + b, 0));

/** Returns what makes no sense in an index; without `checkIds` names of checks are not looked at. */
export function findNonsense(index: EvaluationIndex, checkIds: readonly string[] | undefined): SenseProblem[] {
  const placed = [...place(index.nodes, ['nodes'], index.total)];
  return [
    ...siblingSums(index),
    ...placed.flatMap((one) => [...checkNode(one), ...checkRule(one), ...(checkIds ? unknownChecks(one, checkIds) : [])]),
    ...duplicates(placed),
    ...clashingOptions(placed),
    ...checkLines(index),
    ...checkBonus(index, placed),
    ...checkRescale(index, placed),
  ];
}

function* place(nodes: readonly IndexNode[], path: Path, above: number): Generator<Placed> {
  for (const [at, node] of nodes.entries()) {
    const here = [...path, at];
    yield { node, path: here, above };
    const own = node.points ?? (node.weight === undefined ? above : round((above * node.weight) / 100));
    yield* place(node.children ?? [], [...here, 'children'], own);
  }
}

const error = (path: Path, message: Bilingual, suggestion?: string): SenseProblem => ({ severity: 'error', path, message, suggestion });
const warning = (path: Path, message: Bilingual): SenseProblem => ({ severity: 'warning', path, message });

/** Points of siblings must make the points of the node above, weights 100 %. */
function siblingSums(index: EvaluationIndex): SenseProblem[] {
  const check = (nodes: readonly IndexNode[], whole: number | undefined, path: Path, where: Path): SenseProblem[] => {
    const scoring = nodes.filter((node) => roleOf(node) === 'points');
    const bonuses = nodes.filter((node) => roleOf(node) === 'bonus');
    const found = [
      ...oneSum(scoring, whole, where),
      ...(scoring.length === 0 && bonuses.length > 0 && path.length > 1 ? oneSum(bonuses, whole, where) : []),
    ];
    return [...found, ...nodes.flatMap((node, at) => check(node.children ?? [], wholeOf(node), [...path, at, 'children'], [...path, at]))];
  };
  return check(index.nodes, index.total, ['nodes'], ['total']);
}

/** Points of a node where it states them; a weight stands for “some”. */
const wholeOf = (node: IndexNode): number | undefined => node.points ?? (node.weight === undefined ? undefined : Number.NaN);
const pointsOf = (node: IndexNode): number | undefined => node.points ?? (node.rule?.kind === 'bonus' ? node.rule.points : undefined);

function oneSum(nodes: readonly IndexNode[], whole: number | undefined, where: Path): SenseProblem[] {
  if (nodes.length === 0) return [];
  const points = nodes.flatMap((node) => pointsOf(node) ?? []);
  const weights = nodes.flatMap((node) => node.weight ?? []);
  if (points.length > 0 && weights.length > 0)
    return [error(where, both('同级指标不能有的写分值、有的写权重', 'siblings must all have points or all have weights'))];
  if (weights.length > 0) {
    if (weights.length < nodes.length) return [error(where, both('同级指标有的没有权重', 'some of these siblings have no weight'))];
    if (!near(sum(weights), 100))
      return [
        error(where, both(`下级权重之和为 ${sum(weights)}%，应为 100%`, `the weights below add up to ${sum(weights)} %, expected 100 %`)),
      ];
    if (whole === undefined) return [error(where, both('下级有权重，本级却没有分值', 'there are weights below, but no points to divide'))];
  }
  if (points.length === 0 || whole === undefined || Number.isNaN(whole)) return [];
  const added = sum(points);
  if (points.length === nodes.length ? !near(added, whole) : added > whole + 1e-6) {
    return [
      error(where, both(`下级分值之和为 ${added}，与本级的 ${whole} 不符`, `the points below add up to ${added}, expected ${whole}`)),
    ];
  }
  return [];
}

function checkNode({ node, path, above }: Placed): SenseProblem[] {
  const found: SenseProblem[] = [];
  const children = node.children ?? [];
  if (node.rule && node.children)
    found.push(error(path, both('一个指标不能既有 rule 又有 children', 'a node has a rule or children, not both')));
  if (!node.rule && children.length === 0) found.push(error(path, both('末级指标须有 rule', 'a leaf needs a rule')));
  if (node.points !== undefined && node.weight !== undefined)
    found.push(error(path, both('points 与 weight 只能写一个', 'points and weight exclude each other')));
  const role = roleOf(node);
  if (role === 'veto' && (node.points !== undefined || node.weight !== undefined))
    found.push(error(path, both('单项否决没有分值', 'a veto has no points')));
  if (role === 'bonus' && node.weight !== undefined)
    found.push(error(path, both('加分写 points，不写 weight', 'a bonus has points, not a weight')));
  if (children.some((child) => roleOf(child) === 'bonus') && role !== 'bonus') {
    found.push(error(path, both('加分指标须单独成组，不能与扣分或否决指标同组', 'bonus nodes stand in a group of their own')));
  }
  const own = node.points ?? node.weight;
  if (node.rule?.kind === 'ratio' && own === undefined)
    found.push(error(path, both('按比例得分的指标须有 points 或 weight', 'a ratio needs points or a weight')));
  if (node.rule?.kind === 'manual' && role !== 'veto' && own === undefined) {
    found.push(error(path, both('人工判定的指标须有 points 或 weight', 'a manual leaf needs points or a weight')));
  }
  if (node.rule?.kind === 'deduct' && own === undefined && above === 0)
    found.push(error(path, both('没有可扣的分值', 'there are no points to deduct from')));
  return found;
}

function checkRule({ node, path, above }: Placed): SenseProblem[] {
  const { rule } = node;
  const at: Path = [...path, 'rule'];
  const own = node.points ?? (node.weight === undefined ? above : round((above * node.weight) / 100));
  if (rule?.kind === 'deduct') {
    const most = Math.min(own, rule.cap ?? own);
    return [
      ...(rule.cap !== undefined && rule.cap > own + 1e-6
        ? [
            warning(
              [...at, 'cap'],
              both(
                `上限 ${rule.cap} 高于分值 ${round(own)}，不起作用`,
                `the cap ${rule.cap} is above the points ${round(own)} and has no effect`,
              ),
            ),
          ]
        : []),
      ...(rule.per > most + 1e-6
        ? [
            warning(
              [...at, 'per'],
              both(`每个扣 ${rule.per} 分，高于最多可扣的 ${round(most)} 分`, `${rule.per} each is more than can be lost (${round(most)})`),
            ),
          ]
        : []),
    ];
  }
  if (rule?.kind === 'ratio' && rule.full <= rule.zero)
    return [error([...at, 'full'], both('full 须大于 zero', 'full must be more than zero'))];
  if (rule?.kind === 'bonus' && node.points !== undefined && !near(node.points, rule.points)) {
    return [
      error(
        [...at, 'points'],
        both(`加 ${rule.points} 分与指标分值 ${node.points} 不符`, `adds ${rule.points}, but the node states ${node.points} points`),
      ),
    ];
  }
  return [];
}

const checksOf = (rule: Rule | undefined): string[] => (rule && rule.kind !== 'manual' ? rule.check : []);

function unknownChecks({ node, path }: Placed, checkIds: readonly string[]): SenseProblem[] {
  return checksOf(node.rule)
    .filter((id) => !checkIds.includes(id))
    .map((id) => {
      const at: Path = [...path, 'rule', 'check'];
      return error(at, both(`没有检查项“${id}”`, `there is no check "${id}"`), findClosest(id, checkIds));
    });
}

function duplicates(placed: Placed[]): SenseProblem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ node, path }) => {
    const again = seen.has(node.id);
    seen.add(node.id);
    return again ? [error([...path, 'id'], both(`编号“${node.id}”重复`, `the id "${node.id}" stands more than once`))] : [];
  });
}

/** A check runs once over a site, so two leaves cannot give it different options. */
function clashingOptions(placed: Placed[]): SenseProblem[] {
  const given = new Map<string, string>();
  return placed.flatMap(({ node, path }) => {
    const { rule } = node;
    if (!rule || rule.kind === 'manual' || !rule.options) return [];
    return rule.check.flatMap((id) =>
      Object.entries(rule.options!).flatMap(([name, value]) => {
        const key = `${id}\n${name}`;
        const text = JSON.stringify(value);
        const before = given.get(key) ?? text;
        given.set(key, before);
        return before === text
          ? []
          : [
              error(
                [...path, 'rule', 'options', name],
                both(`检查项 ${id} 的 ${name} 在别处是 ${before}`, `another leaf gives ${id} ${name} = ${before}`),
              ),
            ];
      }),
    );
  });
}

function checkLines({ grades, pass, total, bonusGate }: EvaluationIndex): SenseProblem[] {
  const found: SenseProblem[] = [];
  const highest = total + (bonusGate?.max ?? 0);
  if (pass.from > total)
    found.push(
      error(['pass', 'from'], both(`合格线 ${pass.from} 高于满分 ${total}`, `the pass line ${pass.from} is above the total ${total}`)),
    );
  grades.forEach((grade, at) => {
    if (at > 0 && grade.from >= grades[at - 1]!.from)
      found.push(error(['grades', at, 'from'], both('等级线须从高到低', 'grade lines go from the best down')));
    if (grade.from > highest)
      found.push(warning(['grades', at, 'from'], both(`等级线 ${grade.from} 无法达到`, `the grade line ${grade.from} cannot be reached`)));
  });
  if (grades.at(-1)!.from !== 0)
    found.push(error(['grades', grades.length - 1, 'from'], both('最低一级须从 0 分起', 'the last grade starts at 0')));
  return found;
}

function checkBonus({ bonusGate, total }: EvaluationIndex, placed: Placed[]): SenseProblem[] {
  if (!bonusGate) return [];
  const bonus = sum(placed.flatMap(({ node }) => (node.rule && roleOf(node) === 'bonus' ? (pointsOf(node) ?? 0) : [])));
  const found: SenseProblem[] = [];
  if (bonusGate.above >= total)
    found.push(error(['bonusGate', 'above'], both('加分门槛不低于满分，无法达到', 'the gate of the bonus cannot be passed')));
  if (bonus === 0) found.push(warning(['bonusGate'], both('没有加分指标', 'there are no bonus nodes')));
  else if (bonusGate.max > bonus + 1e-6)
    found.push(
      warning(
        ['bonusGate', 'max'],
        both(
          `加分指标合计 ${bonus} 分，达不到 ${bonusGate.max} 分`,
          `the bonus nodes add up to ${bonus}, ${bonusGate.max} cannot be reached`,
        ),
      ),
    );
  return found;
}

function checkRescale({ rescale, total }: EvaluationIndex, placed: Placed[]): SenseProblem[] {
  const services = placed.filter(
    ({ node, path, above }) => node.appliesTo?.publicServices === true && roleOf(node) === 'points' && above > 0 && path.length > 0,
  );
  if (!rescale) return [];
  if (services.length === 0)
    return [
      warning(
        ['rescale'],
        both(
          '没有仅适用于有对外服务职能站点的指标，折算不起作用',
          'no node is for sites with public services only; rescaling has no effect',
        ),
      ),
    ];
  const gone = sum(services.map(({ node, above }) => node.points ?? ((node.weight ?? 0) * above) / 100));
  if (gone >= total) return [error(['rescale'], both('除去不适用的指标后没有分值', 'nothing is left to rescale'))];
  const exact = total / (total - gone);
  return Math.abs(exact - rescale.factor) < 1e-3
    ? []
    : [
        warning(
          ['rescale', 'factor'],
          both(
            `折算系数 ${round(rescale.factor)} 与 ${total} ÷ ${round(total - gone)} 不符`,
            `the factor ${round(rescale.factor)} is not ${total} ÷ ${round(total - gone)}`,
          ),
        ),
      ];
}
