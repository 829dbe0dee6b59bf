/** 总体情况: numbers checked and how they fared, against the round before; what became of its problems; who did well. */
import type { Interval } from '../../checks/model/index.ts';
import type { NamedTotals } from '../round/model.ts';
import type { Desk } from './desk.ts';
import { cleanSites } from './figures.ts';
import type { Block, Piece } from './pieces.ts';
import type { StatementId } from './statements.ts';

export function writeOverview(desk: Desk): Block[] {
  const paragraphs: Piece[][] = [scope(desk), result(desk), groups(desk), indicators(desk), findings(desk), followUp(desk), best(desk)];
  return paragraphs.filter((text) => text.length > 0).map((text) => ({ kind: 'body', text }));
}

function scope(desk: Desk): Piece[] {
  const { report, say, number, reckoned, words, day, place } = desk;
  const { totals, byLevel, byKind } = report;
  const { count, ids } = totals.checked;
  const checked = number('totals.checked.count', { sites: ids });
  const rest = [
    ...(totals.pending.count > 0
      ? say('overview.pending', { pending: number('totals.pending.count', { sites: totals.pending.ids }) })
      : []),
    ...named(desk, 'overview.failed', 'failed'),
    ...(count > 1 ? named(desk, 'overview.unreached', 'unreached') : []),
  ];
  if (count === 0) return [...say('overview.scope.none', { place }), ...rest];
  if (count === 1) {
    const at = report.sites.findIndex(({ id }) => id === ids[0]);
    return [...say('overview.scope.one', { place, site: words(`sites.${at}.name`), organ: words(`sites.${at}.organ`) }), ...rest];
  }
  const known = { asOf: day('round.asOf'), place, inOperation: checked, checked };
  const first =
    totals.inOperation === null || totals.share === null
      ? say('overview.scope.plain', { place, checked })
      : totals.inOperation === count
        ? say('overview.scope.all', { ...known, inOperation: number('totals.inOperation') })
        : say('overview.scope.share', {
            ...known,
            inOperation: number('totals.inOperation'),
            share: reckoned('percent', ['totals.share']),
          });
  return [
    ...first,
    ...(desk.on('overview.levels') ? [...spread(desk, byLevel, 'byLevel'), ...spread(desk, byKind, 'byKind')] : []),
    ...rest,
  ];
}

/** “其中省级2家、市级12家”, where there are several. */
function spread(desk: Desk, sets: readonly NamedTotals[], path: 'byLevel' | 'byKind'): Piece[] {
  const { say, number, template } = desk;
  const parts = sets.flatMap(({ key, totals: { checked } }, at) => {
    if (checked.count === 0) return [];
    const count = number(`${path}.${at}.totals.checked.count`, { sites: checked.ids });
    const names: Record<string, string> = path === 'byLevel' ? template.names.level : template.names.kind;
    const name = desk.words(`${path}.${at}.key`, names[key] ?? key);
    return [path === 'byLevel' ? say('overview.level', { level: name, count }) : say('overview.kind', { kind: name, count })];
  });
  if (parts.length < 2) return [];
  return say(path === 'byLevel' ? 'overview.levels' : 'overview.kinds', { parts: desk.list(parts) });
}

function named(desk: Desk, id: 'overview.failed' | 'overview.unreached', key: 'failed' | 'unreached'): Piece[] {
  const { report, say, number } = desk;
  const { count, ids } = report.totals[key];
  if (count === 0) return [];
  const total = number(`totals.${key}.count`, { sites: ids });
  const names = desk.nameSites(ids, total);
  return id === 'overview.failed' ? say(id, { failed: total, names }) : say(id, { unreached: total, names });
}

function result(desk: Desk): Piece[] {
  const { report, say, number, reckoned } = desk;
  const { totals } = report;
  const { checked, qualified, unqualified, open, vetoed } = totals;
  if (checked.count === 0) return [];
  const of = (key: 'qualified' | 'unqualified' | 'open' | 'vetoed' | 'checked'): Piece =>
    number(`totals.${key}.count`, { sites: totals[key].ids });
  if (checked.count === 1) return one(desk);
  const text: Piece[] = [];
  if (qualified.count === checked.count) text.push(...say('overview.result.allQualified', { checked: of('checked') }));
  else if (unqualified.count === checked.count) text.push(...say('overview.result.allUnqualified', { checked: of('checked') }));
  else if (open.count === checked.count) text.push(...say('overview.result.allOpen', { checked: of('checked') }));
  else {
    const parts = desk.clauses(
      (['qualified', 'unqualified', 'open'] as const)
        .filter((key) => totals[key].count > 0)
        .map((key) => say(`overview.${key}`, { count: of(key) })),
    );
    const { passRate } = totals;
    if (passRate === null || passRate.high === 0) text.push(...say('overview.result.bare', { parts }));
    else if (passRate.low === 0 && passRate.high > 0)
      text.push(...say('overview.result.most', { parts, high: reckoned('percent', ['totals.passRate.high']) }));
    else if (passRate.low === passRate.high)
      text.push(...say('overview.result', { parts, rate: reckoned('percent', ['totals.passRate.low']) }));
    else
      text.push(
        ...say('overview.result.range', {
          ...{ parts, low: reckoned('percent', ['totals.passRate.low']), high: reckoned('percent', ['totals.passRate.high']) },
        }),
      );
  }
  if (vetoed.count > 0)
    text.push(
      ...(vetoed.count === unqualified.count
        ? say('overview.vetoed.all', { unqualified: of('unqualified') })
        : say('overview.vetoed', { vetoed: of('vetoed') })),
    );
  text.push(...rateChange(desk), ...(desk.on('overview.mean') ? mean(desk) : []));
  return text;
}

function one(desk: Desk): Piece[] {
  const { report, say } = desk;
  const at = report.sites.findIndex(({ id }) => id === report.totals.checked.ids[0]);
  const { verdict, score, vetoes } = report.sites[at]!;
  const written = score === null ? [] : interval(desk, `sites.${at}.score`, score);
  const id: StatementId =
    verdict === 'qualified'
      ? 'overview.result.oneQualified'
      : verdict === 'open'
        ? 'overview.result.oneOpen'
        : 'overview.result.oneUnqualified';
  return [
    ...say(id, { score: written }),
    ...(vetoes > 0 ? say('overview.vetoed.one') : []),
    ...named(desk, 'overview.unreached', 'unreached'),
  ];
}

/** `82` or `82–90`. */
export function interval({ reckoned }: Desk, path: string, { low, high }: Interval): Piece[] {
  const first = reckoned('points', [`${path}.low`]);
  return low === high ? [first] : [first, { text: '–', source: { kind: 'wording' } }, reckoned('points', [`${path}.high`])];
}

const settled = (interval: Interval | null | undefined): interval is Interval => !!interval && interval.low === interval.high;

function rateChange(desk: Desk): Piece[] {
  const { report, say, reckoned, previous } = desk;
  const now = report.totals.passRate;
  const before = report.totals.before?.passRate;
  if (!previous || !settled(now) || !settled(before)) return [];
  const was = reckoned('percent', ['totals.before.passRate.low']);
  const delta = reckoned('percent-minus', ['totals.passRate.low', 'totals.before.passRate.low']);
  if (delta.text === '0') return say('overview.rate.same', { previous, before: was });
  return say(now.low > before.low ? 'overview.rate.up' : 'overview.rate.down', { previous, delta, before: was });
}

/** A mean that is less certain than these points says nothing. */
const widest = 10;

function mean(desk: Desk): Piece[] {
  const { report, say, reckoned, previous } = desk;
  const now = report.totals.score?.mean;
  if (!now || now.high - now.low > widest) return [];
  const low = reckoned('points', ['totals.score.mean.low']);
  const text = settled(now)
    ? say('overview.mean', { mean: low })
    : say('overview.mean.range', { low, high: reckoned('points', ['totals.score.mean.high']) });
  if (!previous) return text;
  if (report.previous!.comparable !== 'same') return [...text, ...say('overview.mean.other', { previous })];
  const before = report.totals.before?.mean;
  if (!settled(now) || !settled(before)) return text;
  const delta = reckoned('minus', ['totals.score.mean.low', 'totals.before.mean.low']);
  if (delta.text === '0') return [...text, ...say('overview.mean.same', { previous })];
  return [...text, ...say(now.low > before.low ? 'overview.mean.up' : 'overview.mean.down', { previous, delta })];
}

function groups(desk: Desk): Piece[] {
  const { report, say, number, reckoned, words } = desk;
  if (!desk.on('overview.groups')) return [];
  const most = 12;
  const checked = report.byGroup.filter(({ totals }) => totals.checked.count > 0).length;
  if (checked < 2 || checked > most) return [];
  const parts = report.byGroup.flatMap(({ totals }, at) => {
    if (totals.checked.count === 0) return [];
    const group = words(`byGroup.${at}.key`);
    const all = number(`byGroup.${at}.totals.checked.count`, { sites: totals.checked.ids });
    const open = number(`byGroup.${at}.totals.open.count`, { sites: totals.open.ids });
    if (totals.qualified.count === 0 && totals.open.count > 0) return [say('overview.group.pending', { group, checked: all, open })];
    if (totals.qualified.count === 0) return [say('overview.group.none', { group, checked: all })];
    if (totals.qualified.count === totals.checked.count) return [say('overview.group.all', { group, checked: all })];
    const qualified = number(`byGroup.${at}.totals.qualified.count`, { sites: totals.qualified.ids });
    if (totals.open.count > 0) return [say('overview.group.open', { group, checked: all, qualified, open })];
    return [say('overview.group', { group, checked: all, qualified, rate: reckoned('percent', [`byGroup.${at}.totals.passRate.low`]) })];
  });
  return say('overview.groups', { parts: desk.clauses(parts) });
}

/** How much of the points of each first-level indicator was earned. */
function indicators(desk: Desk): Piece[] {
  const { report, language, say, words, reckoned } = desk;
  if (!desk.on('overview.indicators')) return [];
  const parts = report.indicators.flatMap(({ depth, role, points, mean: share }, at) => {
    if (depth > 0 || role !== 'points' || points === 0 || !share) return [];
    const title = words(`indicators.${at}.title.${language}`);
    const [low, high] = [reckoned('percent', [`indicators.${at}.mean.low`]), reckoned('percent', [`indicators.${at}.mean.high`])];
    return [
      low.text === high.text ? say('overview.indicator', { title, rate: low }) : say('overview.indicator.range', { title, low, high }),
    ];
  });
  return parts.length > 0 ? say('overview.indicators', { parts: desk.list(parts) }) : [];
}

function findings(desk: Desk): Piece[] {
  const { report, say, number, reckoned, previous } = desk;
  const { checked, findings: found } = report.totals;
  if (checked.count === 0) return [];
  const having = report.sites.filter(({ counts }) => counts.fail > 0).map(({ id }) => id);
  const total = number('totals.findings.fail', { sites: having });
  const text =
    found.fail === 0
      ? say('overview.findings.none')
      : checked.count === 1
        ? say('overview.findings.one', { findings: total })
        : say('overview.findings', { findings: total, sites: reckoned('entries-with', ['sites', 'counts.fail'], { sites: having }) });
  if (found.review > 0) text.push(...say('overview.reviews', { reviews: number('totals.findings.review') }));
  const { course } = report;
  if (!course || !previous || !desk.on('overview.course')) return text;
  const parts = (['new', 'still', 'back'] as const)
    .filter((word) => course[word] > 0)
    .map((word) => say(`overview.course.${word}`, { count: number(`course.${word}`) }));
  return parts.length > 0 ? [...text, ...say('overview.course', { previous, parts: desk.list(parts) })] : text;
}

function followUp(desk: Desk): Piece[] {
  const { report, say, number, reckoned, previous } = desk;
  const { followUp: follow } = report;
  if (!desk.on('overview.follow') || !previous || !follow || follow.sent === 0) return [];
  const sent = number('followUp.sent');
  if (follow.mended === follow.sent) return say('overview.follow.all', { previous, sent });
  const text =
    follow.mended === 0
      ? say('overview.follow.none', { previous, sent })
      : say('overview.follow', { previous, sent, mended: number('followUp.mended'), share: reckoned('percent', ['followUp.share']) });
  if (follow.still > 0) {
    const open = follow.open.filter(({ still }) => still > 0).map(({ site }) => site);
    const still = number('followUp.still', { sites: open });
    const names = desk.nameSites(open, reckoned('entries-with', ['followUp.open', 'still'], { sites: open }));
    text.push(...say('overview.follow.still', { still, names }));
  }
  if (follow.unseen > 0) text.push(...say('overview.follow.unseen', { unseen: number('followUp.unseen') }));
  return text;
}

/** Sites in which nothing was found, else those with the best scores of each group; of those that are qualified for certain. */
function best(desk: Desk): Piece[] {
  const { report, say, words, reckoned } = desk;
  const { totals, ranking } = report;
  if (!desk.on('overview.best') || totals.checked.count < 2) return [];
  const clean = cleanSites(report);
  if (clean.length > 0) {
    const ids = clean.map(({ id }) => id);
    const count = reckoned('clean', ['sites'], { sites: ids });
    return say('overview.good', { count, names: desk.nameSites(ids, count) });
  }
  const parts = ranking.flatMap(({ ids }, at) => {
    const leaders = ids
      .slice(0, 3)
      .filter((id) => desk.site(id)?.verdict === 'qualified')
      .map((id) => report.sites.findIndex((site) => site.id === id));
    // where few are ranked, the first are also the last
    if (leaders.length === 0 || ids.length < 4) return [];
    const names = desk.list(leaders.map((index) => [words(`sites.${index}.name`)]));
    return [say('overview.best.group', { group: ranking.length > 1 ? words(`ranking.${at}.group`) : [], names })];
  });
  return parts.length > 0 ? say('overview.best', { parts: desk.clauses(parts) }) : [];
}
