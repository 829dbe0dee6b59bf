/** Problems of sense: an index of the right shape whose numbers do not add up, whose names do not exist or whose rules can never apply. */
import { type Bilingual, type Equal, type EvaluationIndex, type IndexNode, type RuleKind, SiteProfile } from '../model/index.ts';
import { type PlannedNode, planIndex, roleOf } from '../score/plan.ts';
import { findClosest } from './closest.ts';
import type { Known } from './known.ts';
import { error, near, type Placed, round, type SenseProblem, sum, warning } from './problem.ts';
import { checkNames, checkRule, clashingOptions } from './rule-sense.ts';
import { both, type Path } from './source.ts';

/** Returns what makes no sense in an index; names of checks and indexes are looked at where they are known. */
export function findNonsense(index: EvaluationIndex, known: Known): SenseProblem[] {
  const placed = [...placeAll(index)];
  return [
    ...siblingSums(index),
    ...placed.flatMap((one) => [
      ...checkNode(one),
      ...checkLimits(one),
      ...checkScope(one),
      ...checkRule(one),
      ...checkNames(one, index.id, known),
    ]),
    ...duplicates(placed),
    ...clashingOptions(placed),
    ...checkLines(index),
    ...checkBonus(index, placed),
    ...checkRescale(index, placed),
  ];
}

/** Returns every node where it stands, with the points that it has in the plan for a site to which all of it applies. */
function* placeAll(index: EvaluationIndex): Generator<Placed> {
  const plan = planIndex(index, { publicServices: true });
  yield* place(index.nodes, plan, ['nodes'], { own: index.total, equal: index.equal, nodes: [] });
}

interface Above {
  own: number;
  equal: Equal | undefined;
  nodes: readonly IndexNode[];
}

function* place(nodes: readonly IndexNode[], plan: PlannedNode[], path: Path, above: Above): Generator<Placed> {
  for (const [at, node] of nodes.entries()) {
    const here = [...path, at];
    const shared = above.equal !== undefined && roleOf(node) === 'points';
    const full = shared ? plan[at]!.full / 100 : undefined;
    const own =
      full ??
      node.points ??
      (node.weight !== undefined ? round((above.own * node.weight) / 100) : node.rule?.kind === 'bonus' ? node.rule.points : above.own);
    const equal = node.equal ?? (above.equal === 'leaves' ? above.equal : undefined);
    yield { node, path: here, above: above.own, own, shared, ancestors: above.nodes };
    yield* place(node.children ?? [], plan[at]!.children, [...here, 'children'], { own, equal, nodes: [...above.nodes, node] });
  }
}

/** Points of siblings must make the points of the node above, weights 100 %. */
function siblingSums(index: EvaluationIndex): SenseProblem[] {
  const check = (
    nodes: readonly IndexNode[],
    whole: number | undefined,
    path: Path,
    where: Path,
    equal: Equal | undefined,
  ): SenseProblem[] => {
    const scoring = equal ? [] : nodes.filter((node) => roleOf(node) === 'points');
    const bonuses = nodes.filter((node) => roleOf(node) === 'bonus');
    const found = [
      ...oneSum(scoring, whole, where),
      ...(scoring.length === 0 && bonuses.length > 0 && path.length > 1 ? oneSum(bonuses, whole, where) : []),
    ];
    const below = nodes.flatMap((node, at) => {
      const shared = node.equal ?? (equal === 'leaves' ? equal : undefined);
      return check(node.children ?? [], wholeOf(node), [...path, at, 'children'], [...path, at], shared);
    });
    return [...found, ...below];
  };
  return check(index.nodes, index.total, ['nodes'], ['total'], index.equal);
}

/** Points of a node where it states them; a weight stands for “some”. */
const wholeOf = (node: IndexNode): number | undefined => node.points ?? (node.weight === undefined ? undefined : Number.NaN);
/** Points of a node that count to the node above. */
function pointsOf({ points, rule, max }: IndexNode): number | undefined {
  const own = points ?? (rule?.kind === 'bonus' ? rule.points : undefined);
  return own === undefined || max === undefined ? own : Math.min(own, max);
}

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

/** Rules that share out the points of their own node. */
const needsPoints: Partial<Record<RuleKind, Bilingual>> = {
  ratio: both('按比例得分的指标', 'a ratio'),
  tiers: both('分档得分的指标', 'a leaf with tiers'),
  manual: both('人工判定的指标', 'a manual leaf'),
  index: both('取自其他指标体系的指标', 'a leaf taken from another index'),
};

function checkNode({ node, path, above, shared }: Placed): SenseProblem[] {
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
  const needy = node.rule && role !== 'veto' && needsPoints[node.rule.kind];
  if (shared && own !== undefined)
    found.push(
      error(path, both('上级已均分分值，本项不写 points 或 weight', 'the node above divides its points equally; none are written here')),
    );
  if (node.equal && !shared && own === undefined)
    found.push(
      error(
        [...path, 'equal'],
        both('没有可均分的分值，须写 points 或 weight', 'there are no points to divide; points or a weight is needed'),
      ),
    );
  if (needy && own === undefined && !shared)
    found.push(error(path, both(`${needy['zh-CN']}须有 points 或 weight`, `${needy.en} needs points or a weight`)));
  if (node.rule?.kind === 'deduct' && own === undefined && above === 0)
    found.push(error(path, both('没有可扣的分值', 'there are no points to deduct from')));
  return found;
}

/** What a node keeps, counts and loses at most must leave something to each other. */
function checkLimits({ node, path, own }: Placed): SenseProblem[] {
  const role = roleOf(node);
  const given = (['cap', 'min', 'max'] as const).filter((name) => node[name] !== undefined);
  if (role === 'veto') return given.map((name) => error([...path, name], both('单项否决没有分值', 'a veto has no points')));
  const found: SenseProblem[] = [];
  const { cap, min, max } = node;
  if (role === 'bonus' && (cap ?? min) !== undefined)
    found.push(error([...path, cap === undefined ? 'min' : 'cap'], both('加分指标只能写 max', 'a bonus node takes max only')));
  const none = (name: 'cap' | 'max', value: number): void =>
    void found.push(
      warning(
        [...path, name],
        both(`${value} 不低于分值 ${round(own)}，不起作用`, `${value} is not below the points ${round(own)} and has no effect`),
      ),
    );
  if (cap !== undefined && cap >= own - 1e-6) none('cap', cap);
  if (max !== undefined && max >= own - 1e-6) none('max', max);
  if (min !== undefined && min >= Math.min(own, max ?? own) - 1e-6)
    found.push(error([...path, 'min'], both(`最低 ${min} 分，没有可失的分值`, `${min} are always kept: nothing can be lost`)));
  return found;
}

const scopes: Record<'level' | 'kind', readonly string[]> = {
  level: SiteProfile.shape.level.unwrap().options,
  kind: SiteProfile.shape.kind.unwrap().options,
};

/** Sites that a node is for must exist, and the nodes above must be for them too. */
function checkScope({ node, path, ancestors }: Placed): SenseProblem[] {
  const { appliesTo } = node;
  if (!appliesTo) return [];
  const found: SenseProblem[] = [];
  const never = both('上级指标已排除这些站点，本项不会适用', 'the nodes above leave these sites out; this one never applies');
  for (const field of ['level', 'kind'] as const) {
    const wanted = appliesTo[field];
    if (!wanted) continue;
    const at: Path = [...path, 'appliesTo', field];
    wanted.forEach((value, n) => {
      if (scopes[field].includes(value)) return;
      const list = scopes[field];
      const words = both(
        `站点档案中没有“${value}”，可用：${list.join('、')}`,
        `no site profile says "${value}", expected ${list.join(', ')}`,
      );
      found.push(warning([...at, n], words, findClosest(value, list)));
    });
    const shut = ancestors.some(({ appliesTo: above }) => above?.[field] && !above[field].some((value) => wanted.includes(value)));
    if (shut) found.push(warning(at, never));
  }
  const services = appliesTo.publicServices;
  if (services !== undefined && ancestors.some(({ appliesTo: above }) => above?.publicServices === !services))
    found.push(warning([...path, 'appliesTo', 'publicServices'], never));
  return found;
}

function duplicates(placed: Placed[]): SenseProblem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ node, path }) => {
    const again = seen.has(node.id);
    seen.add(node.id);
    return again ? [error([...path, 'id'], both(`编号“${node.id}”重复`, `the id "${node.id}" stands more than once`))] : [];
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
