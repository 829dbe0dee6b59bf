/** sites.csv, findings.csv and comparison.csv: tables for a spreadsheet in which no cell can act as a formula. */
import type { Finding, Interval, Language } from '../../checks/model/index.ts';
import type { ComparedSite } from '../comparison/compare.ts';
import type { ComparedFinding } from '../comparison/model.ts';
import type { CheckNames } from '../comparison/names.ts';
import { writeCell, writeRow } from '../csv.ts';
import { writeInterval } from '../reading.ts';
import { columnOf, dayOf } from './examples.ts';
import type { RoundReport, SiteRow } from './model.ts';
import { roundWords } from './wording.ts';
import type { MakeWriter } from './writer.ts';

/** Spreadsheets know UTF-8 by it. */
const mark = '\ufeff';

const siteColumns = [
  ...([
    'site',
    'name',
    'url',
    'siteCode',
    'organ',
    'level',
    'kind',
    'region',
    'group',
    'status',
    'verdict',
    'grade',
    'low',
    'high',
  ] as const),
  ...([
    'rank',
    'tied',
    'of',
    'provisional',
    'up',
    'delta',
    'vetoes',
    'fail',
    'review',
    'error',
    'leaves',
    'open',
    'pages',
    'inspection',
  ] as const),
];

/** One row a site, group by group in the order of their ranks. */
export function* writeSites(report: RoundReport, language: Language): Generator<string> {
  const say = roundWords[language];
  yield `${mark}${writeRow(siteColumns.map((column) => say.csv[column]))}`;
  const rows = new Map(report.sites.map((row) => [row.id, row]));
  for (const { ids, unranked } of report.ranking) {
    for (const id of [...ids, ...unranked]) {
      const row = rows.get(id)!;
      const cells = cellsOf(row, language);
      yield writeRow(siteColumns.map((column) => cells[column]));
    }
  }
}

function cellsOf(row: SiteRow, language: Language): Record<(typeof siteColumns)[number], string | number> {
  const say = roundWords[language];
  const number = (value: number | null | undefined): string | number => (value === null || value === undefined ? '' : hundredths(value));
  const { id, name, url, siteCode, organ, level, kind, region, group, status, verdict, grade, score, before, counts } = row;
  return {
    ...{ site: id, name, url, siteCode: siteCode ?? '', organ, region, group },
    level: say.levels[level] ?? level,
    kind: say.kinds[kind] ?? kind,
    status: say.statuses[status],
    verdict: verdict ? say.verdicts[verdict] : '',
    grade: grade?.[language] ?? '',
    low: number(score?.low),
    high: number(score?.high),
    rank: number(row.rank),
    tied: row.tied ? say.yes : '',
    of: row.rank === null ? '' : number(row.of),
    provisional: row.provisional ? say.yes : '',
    up: number(before?.up),
    delta: number(before?.delta),
    vetoes: number(row.vetoes),
    ...{ fail: number(counts.fail), review: number(counts.review), error: number(counts.error) },
    ...{ leaves: number(row.leaves), open: number(row.open), pages: number(row.pages) },
    inspection: row.inspection ?? '',
  };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100 || 0;

const findingColumns = [
  ...(['site', 'name', 'siteCode', 'organ', 'group', 'inspection', 'check', 'title', 'outcome', 'course', 'since'] as const),
  ...(['reason', 'page', 'column', 'date', 'text', 'quote', 'evidence', 'fingerprint'] as const),
];

export const findingsHead = (language: Language): string =>
  `${mark}${writeRow(findingColumns.map((column) => roundWords[language].csv[column]))}`;

const writeCells = (cells: readonly string[]): string => cells.map(writeCell).join(',');

/**
 * Returns what writes every finding of a site, and those of the round compared with that are mended or were not looked at. A round has a
 * million of them: what is the same for a site or a check is written once.
 */
export function startFindings(
  against: string | null,
  names: CheckNames,
  language: Language,
): (compared: ComparedSite) => Generator<string> {
  const say = roundWords[language];
  const heads = new Map<string, string>();
  const headOf = (given: string): string => {
    const there = heads.get(given);
    if (there !== undefined) return there;
    const check = names.current(given);
    const head = writeCells([check, names.find(check)?.title[language] ?? check]);
    heads.set(given, head);
    return head;
  };
  return function* ({ now, earlier, comparisons }) {
    const site = (now ?? earlier.findLast((one) => one !== null))?.site;
    if (!site) return;
    const compared = (against === null ? undefined : comparisons.get(against))?.findings ?? [];
    const courses = new Map(compared.map((one) => [one.fingerprint, one]));
    const start = writeCells([site.id, site.name, site.siteCode ?? '', site.organ, site.group, now?.inspection ?? '']);
    const write = (finding: Finding, course: ComparedFinding | undefined): string => {
      const { outcome, url, text, locator, evidence, fingerprint } = finding;
      const cells = writeCells([
        say.outcomes[outcome]!,
        course ? say.courses[course.word] : '',
        course?.since ?? '',
        course?.reason ? say.reasons[course.reason] : '',
        url,
        columnOf(finding) ?? '',
        dayOf(finding) ?? '',
        text[language],
        locator?.quote ?? '',
        evidence.join('\n'),
        fingerprint,
      ]);
      return `${start},${headOf(finding.check)},${cells}\r\n`;
    };
    for (const finding of now?.findings ?? [])
      yield write(finding, finding.outcome === 'error' ? undefined : courses.get(finding.fingerprint));
    for (const course of compared) if (course.now === null) yield write(course.before!, course);
  };
}

const changeColumns = ['site', 'name', 'organ', 'against', 'leaf', 'node', 'before', 'now', 'delta'] as const;

export const changesHead = (language: Language): string =>
  `${mark}${writeRow(changeColumns.map((column) => roundWords[language].csv[column]))}`;

/** The score and every indicator whose points changed, against each round compared with. */
export function* writeSiteChanges({ now, comparisons }: ComparedSite, language: Language): Generator<string> {
  if (!now) return;
  const { id, name, organ } = now.site;
  const points = (interval: Interval | null): string => (interval ? writeInterval(interval) : '');
  for (const { against, score, indicators } of comparisons.values()) {
    if (score) {
      const total = roundWords[language].rank.score;
      yield writeRow([id, name, organ, against, '', total, points(score.before), points(score.now), hundredths(score.delta)]);
    }
    for (const { node, title, before, now: is, delta } of indicators)
      yield writeRow([
        id,
        name,
        organ,
        against,
        node,
        title[language],
        points(before),
        points(is),
        delta === null ? '' : hundredths(delta),
      ]);
  }
}

export const csvWriter: MakeWriter = async ({ files, language, previous, names }) => {
  const findings = await files.text('findings.csv');
  const changes = await files.text('comparison.csv');
  const writeFindings = startFindings(previous?.id ?? null, names, language);
  await findings.add(findingsHead(language));
  await changes.add(changesHead(language));
  return {
    async site(compared) {
      await findings.addAll(writeFindings(compared));
      await changes.addAll(writeSiteChanges(compared, language));
    },
    async finish(report) {
      await findings.end();
      await changes.end();
      const sites = await files.text('sites.csv');
      await sites.addAll(writeSites(report, language));
      await sites.end();
    },
  };
};
