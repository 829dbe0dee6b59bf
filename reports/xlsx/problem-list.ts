/** Problem list (问题清单): what was found, site by site, with the columns that the organ fills in and hands back (`read-back.ts`). */
import type { Bilingual, Finding, Language, SiteResult } from '../../checks/model/index.ts';
import type { CourseWord } from '../comparison/model.ts';
import { failuresOf, keyOf } from '../ledger/opening.ts';
import { walkNodes } from '../reading.ts';
import { writeKey } from './item-key.ts';
import { mostRows, type Rendered, renderCells } from './sheet.ts';
import { words } from './wording.ts';
import { type Cell, type Column, createWorkbook, type Sheet, type Workbook } from './workbook.ts';

/** One row of a list. */
export interface Problem {
  /** Key of the item in the ledger. */
  item: string;
  organ: string;
  site: { name: string; siteCode?: string | undefined };
  /** Titles of the indicators that it counts under. */
  indicator: string;
  check: string;
  text: string;
  url: string;
  /** Day on which it was seen. */
  found: string;
  evidence: { text: string; href: string | null };
  deadline: string | null;
  state: string;
  course: CourseWord | null;
}

export interface ListOptions {
  language: Language;
  round: { id: string; title: string; asOf: string };
  /** null: of all organs. */
  organ: string | null;
  deadline: string | null;
  /** The path is a draft already. */
  direct?: boolean;
  /** Rows of one sheet; the next sheet begins when they are full. As many as a sheet takes when left out. */
  rowsOfSheet?: number;
}

export interface ProblemList {
  readonly count: number;
  add(problem: Problem): Promise<void>;
  /** Adds a problem that was rendered before. */
  put(row: RenderedProblem): Promise<void>;
  /** Completes the file: it is there whole or not at all. */
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** Columns in the order of the list. Widths in characters of half width. */
const columns = {
  number: { width: 7, style: 'number' },
  organ: { width: 18 },
  site: { width: 18 },
  siteCode: { width: 12, style: 'centred' },
  indicator: { width: 18 },
  check: { width: 16 },
  problem: { width: 46 },
  page: { width: 30 },
  found: { width: 12, style: 'day' },
  evidence: { width: 18 },
  deadline: { width: 12, style: 'day' },
  state: { width: 10, style: 'centred' },
  course: { width: 10, style: 'centred' },
  answer: { width: 28, style: 'fill' },
  done: { width: 12, style: 'fillDay' },
  proof: { width: 22, style: 'fill' },
  key: { width: 10, hidden: true },
} as const satisfies Record<string, Column>;

export type ListColumn = keyof typeof columns;
export const listColumns = Object.keys(columns) as ListColumn[];
const specs: Column[] = listColumns.map((column) => columns[column]);

/** The sheet that says what list it is; hidden, and missed by nobody when it is gone. */
export const metaSheet = 'mingcha';
export const metaSchema = 'mingcha-problem-list-1';

/** A sheet grows to about this many bytes before the next begins: zip files without zip64 end at 4 GB. */
const mostBytes = 1_500_000_000;

/** Opens a list at `path`. Throws what the system throws. */
export async function createProblemList(path: string, options: ListOptions): Promise<ProblemList> {
  const { language, round, organ, deadline, rowsOfSheet = mostRows, direct = false } = options;
  const say = words[language].list;
  const title = say.title(round.title, organ);
  const book = await createWorkbook(path, { title, day: round.asOf, direct });
  let sheet = await openSheet(book, title, options);
  let number = 0;
  const put = async ({ item, cells }: RenderedProblem): Promise<void> => {
    if (sheet.rows >= rowsOfSheet || sheet.bytes > mostBytes)
      sheet = await openSheet(book, title + words[language].more(number + 1), options);
    number++;
    const key: Cell = { value: writeKey({ number, item }), style: 'plain' };
    await sheet.put([renderCells([number], specs, 0), cells, renderCells([key], specs, specs.length - 1)]);
  };

  return {
    get count() {
      return number;
    },
    add: (problem) => put(renderProblem(problem, language)),
    put,
    async finish() {
      if (number === 0) await sheet.row([say.none], { style: 'note' });
      const meta = await book.sheet({ name: metaSheet, columns: [{ width: 20 }, { width: 60 }], hidden: true });
      const facts: [string, string | number][] = [
        ['schema', metaSchema],
        ['round', round.id],
        ['as of', round.asOf],
        ['organ', organ ?? ''],
        ['deadline', deadline ?? ''],
        ['rows', number],
      ];
      for (const fact of facts) await meta.row(fact, { style: 'plain' });
      await book.finish();
    },
    abandon: () => book.abandon(),
  };
}

async function openSheet(book: Workbook, title: string, { language, deadline }: ListOptions): Promise<Sheet> {
  const say = words[language].list;
  const sheet = await book.sheet({
    name: say.sheet,
    columns: specs,
    frozen: { rows: 3, columns: 3 },
    filterRow: 3,
    large: true,
  });
  const shown = listColumns.length - 1;
  sheet.merge(1, 1, 1, shown);
  sheet.merge(2, 1, 2, shown);
  await sheet.row([title], { style: 'title', height: 32 });
  await sheet.row([say.explain(deadline)], { style: 'note', height: 30 });
  await sheet.row(
    listColumns.map((column) => say.columns[column]),
    { style: 'head', height: 30 },
  );
  return sheet;
}

/** A problem as the cells of a row, without what depends on its place in the list: its number and its key. */
export interface RenderedProblem {
  item: string;
  cells: Rendered;
}

/** Renders a problem once for all lists that it stands in. */
export function renderProblem(problem: Problem, language: Language): RenderedProblem {
  const { organ, site, indicator, check, text, url, found, evidence, deadline, state, course, item } = problem;
  const cells: Record<Exclude<ListColumn, 'number' | 'key'>, Cell> = {
    ...{ organ, site: site.name, siteCode: site.siteCode ?? '', indicator, check, problem: text },
    page: { value: url, href: url },
    found: { day: found },
    evidence: { value: evidence.text, href: evidence.href },
    deadline: deadline ? { day: deadline } : '',
    state,
    course: course ? words[language].list.course[course] : '',
    ...{ answer: '', done: '', proof: '' },
  };
  return {
    item,
    cells: renderCells(
      listColumns.slice(1, -1).map((column) => cells[column as keyof typeof cells]),
      specs,
      1,
    ),
  };
}

export interface ProblemSource {
  language: Language;
  round: { asOf: string };
  deadline: string | null;
  titleOf(check: string): Bilingual;
  /** What became of a finding since the round before; null where nothing is compared. */
  courseOf?(fingerprint: string): CourseWord | null;
  /** State of an item in the ledger, in the language of the list. */
  stateOf?(item: string): string | null;
  /** Where the evidence packages can be looked at: `https://…/<inspection>/<file>` is then a link. */
  evidenceUrl?: string;
}

/** The rows of one site: its failing findings, one for each fingerprint, as the ledger takes them. */
export function* problemsOf(result: SiteResult, source: ProblemSource): Generator<Problem> {
  const { language, round, deadline, titleOf, courseOf, stateOf } = source;
  const { site, scorecard, inspection } = result;
  const indicatorOf = nameIndicators(scorecard, language);
  for (const finding of failuresOf(result)) {
    const item = keyOf(site.id, finding.fingerprint);
    yield {
      ...{ item, organ: site.organ, site, text: finding.text[language], url: finding.url, found: round.asOf, deadline },
      indicator: indicatorOf(finding),
      check: titleOf(finding.check)[language],
      evidence: evidenceOf(finding, inspection, source),
      state: stateOf?.(item) ?? words[language].list.state,
      course: courseOf?.(finding.fingerprint) ?? null,
    };
  }
}

/** Titles of the leaves that count a finding, one a line. */
function nameIndicators(scorecard: SiteResult['scorecard'], language: Language): (finding: Finding) => string {
  const leaves = new Map<string, { title: string; findings: Set<string>; cut: boolean }[]>();
  for (const { checks, children, title, findings, findingCount } of walkNodes(scorecard?.nodes ?? [])) {
    if (children.length > 0 || findingCount === 0) continue;
    const leaf = { title: title[language], findings: new Set(findings), cut: findingCount > findings.length };
    for (const check of checks) leaves.set(check, [...(leaves.get(check) ?? []), leaf]);
  }
  return ({ check, fingerprint }) => {
    const own = (leaves.get(check) ?? []).filter(({ findings, cut }) => findings.has(fingerprint) || cut);
    return [...new Set(own.map(({ title }) => title))].join('\n');
  };
}

function evidenceOf({ evidence }: Finding, inspection: string | null, { language, evidenceUrl }: ProblemSource): Problem['evidence'] {
  if (inspection === null || evidence.length === 0) return { text: '', href: null };
  const picture = evidence.find((one) => /^screenshots\/[\w.-]+$/.test(one));
  const text = [words[language].list.evidenceOf(inspection), ...evidence].join('\n');
  return { text, href: picture && evidenceUrl ? `${evidenceUrl.replace(/\/+$/, '')}/${encodeURIComponent(inspection)}/${picture}` : null };
}
