/**
 * Annual reports on open government information: the six parts of the form, its three tables, what the running text states.
 * Works on text and tables, wherever they come from: a page, or a document attached to one.
 */
import {
  applicantHeaders,
  applicationForm,
  disclosedForm,
  feeCharged,
  feeWords,
  formYears,
  innerNumber,
  partNumber,
  reportParts,
  reviewHeader,
  rowNumber,
  saysNone,
  statedElsewhere,
  statedPatterns,
  tableSigns,
  tableWords,
  versionSigns,
} from '../knowledge/annual-report.ts';
import { reportTopicPatterns } from '../knowledge/report-topics.ts';
import type { AnnualReport, ApplicationRow, ReportTopic } from '../model/annual-report.ts';
import { fold, foldShapes } from './fold.ts';
import { hashText } from './hash.ts';
import { isReportTitle, readReportTitle } from './report-titles.ts';
import { sketchText } from './sketch.ts';
import { type Cell, cellsOf, type Grid, readAmount, readGrids } from './tables.ts';
import type { PageTree } from './tree.ts';

/** A report as it is shown: its text with one line break between blocks, and the tables, each with its slice of that text. */
interface ReportSource {
  text: string;
  grids: readonly Grid[];
  /** Offsets of pictures and frames in the text. */
  pictures: readonly number[];
}

/** Reports run to some ten thousand characters; longer text is read so far. */
const readLength = 200_000;
/** A body shorter than this, without a part of the form, only leads to the report. */
const stubLength = 400;
const headingLength = 60;
const quoteLength = 60;
const statementsKept = 40;
const blanksKept = 200;
const unreadKept = 40;
const sentenceLength = 300;

/** The report that a page shows; null when it goes by another name, or only leads to one. Costs nothing on other pages. */
export function readReportPage(tree: PageTree, names: { title: string; h1: string | null }): AnnualReport | null {
  const title = [names.h1, names.title].find((name) => name !== null && isReportTitle(name));
  return title ? readAnnualReport(sourceOf(tree), title) : null;
}

/** Text and tables of a page or document, from its tree. */
function sourceOf(tree: PageTree): ReportSource {
  const footer = tree.areas.findIndex((area, index) => area === 'footer' && tree.ends[index]! > tree.starts[index]!);
  const end = Math.min(footer < 0 ? tree.text.length : tree.starts[footer]!, readLength);
  return {
    text: tree.text.slice(0, end),
    grids: readGrids(tree).filter((grid) => grid.start < end),
    pictures: ['img', 'iframe', 'embed', 'object']
      .flatMap((name) => tree.byTag.get(name) ?? [])
      .filter((index) => tree.areas[index] === 'main')
      .map((index) => tree.starts[index]!),
  };
}

/** The report under a title; null when the text holds no part of the form, no table, and too little to be a report. */
export function readAnnualReport(source: ReportSource, title: string): AnnualReport | null {
  const { year, organ } = readReportTitle(title);
  const data = source.grids.filter((grid) => !grid.layout);
  const parts = readParts(source.text, data);
  const tables = readTables(data);
  tables.unread.push(...unreadTables(tables, source.text));
  const form = year === null || year >= formYears['2019'];
  const bare = parts.length === 0 && Object.keys(tables.applications).length === 0 && Object.keys(tables.disclosed).length === 0;
  const first = parts[0]?.start ?? 0;
  if (bare && lengthOf(source.text) < stubLength) return null;
  const proseOf = (part: number): string => parts.find((one) => one.part === part)?.prose ?? '';
  const running = parts.length > 0 ? parts.filter(({ part }) => part < 5).map(({ prose }) => prose) : [source.text];
  const problems = fold(proseOf(5)).replace(/[^\p{L}]+/gu, '');
  const charged = feeCharged.exec(parts.map(({ prose }) => fold(prose)).join('\n'));
  return {
    year,
    organ,
    version: tables.version ?? (form ? null : 'older'),
    parts: parts.map(({ part, heading, length, none }) => ({ part, heading, length, ...(none ? { none } : {}) })),
    disclosed: tables.disclosed,
    applications: tables.applications,
    reviews: tables.reviews,
    statements: readStatements(running),
    blanks: tables.blanks,
    unread: tables.unread,
    fees: {
      mentioned: feeWords.test(fold(proseOf(6))),
      charged: charged && Number(charged[1]) > 0 ? charged[0].slice(0, quoteLength) : null,
    },
    pictures: source.pictures.filter((offset) => offset >= first && offset <= source.text.length).length,
    problems: problems === '' ? null : hashText(problems),
    ...(form ? {} : { topics: topicsOf(source) }),
    sketch: sketchText(wordsOf(parts.length > 0 ? proseOf(1) + proseOf(5) : source.text, organ)),
  };
}

/** What a report in free form speaks of; a picture between its first and its last sentence is one. */
function topicsOf({ text, pictures }: ReportSource): ReportTopic[] {
  const folded = fold(text);
  const [from, to] = [text.indexOf('。'), text.lastIndexOf('。')];
  const shown = pictures.some((offset) => offset > from && offset < to);
  return (Object.keys(reportTopicPatterns) as ReportTopic[]).filter(
    (topic) => reportTopicPatterns[topic].says.test(folded) || (topic === 'pictures' && shown),
  );
}

/** Words that reports can be compared by: Chinese characters only, the organ's own name left out. */
function wordsOf(text: string, organ: string | null): string {
  const folded = fold(text);
  return (organ ? folded.replaceAll(fold(organ), '') : folded).replace(/\P{Script=Han}+/gu, '');
}

interface Part {
  part: number;
  heading: string;
  start: number;
  end: number;
  /** Its text without heading and tables. */
  prose: string;
  length: number;
  none: true | undefined;
}

/** The parts of the form that a text has, in order. Where a heading stands twice (a table of contents), the longer part is meant. */
function readParts(text: string, grids: readonly Grid[]): Part[] {
  const found: { part: number; heading: string; start: number }[] = [];
  let at = 0;
  for (const line of text.split(/[\n\t]/)) {
    const start = at;
    at += line.length + 1;
    if (line.length < 2 || grids.some((grid) => start >= grid.start && start < grid.end)) continue;
    const heading = headingOf(line);
    if (heading) found.push({ ...heading, start });
  }
  const spans = found.map((one, index) => ({ ...one, end: found[index + 1]?.start ?? text.length }));
  const best = reportParts.flatMap(({ part }) => {
    const same = spans.filter((span) => span.part === part);
    return same.length === 0
      ? []
      : [same.reduce((longest, span) => (span.end - span.start > longest.end - longest.start ? span : longest))];
  });
  return best
    .sort((a, b) => a.start - b.start)
    .map((one, index, all) => {
      const end = all[index + 1]?.start ?? text.length;
      const prose = withoutGrids(text, one.start + one.heading.length, end, grids);
      return { ...one, end, prose, length: lengthOf(prose), none: saysNone.test(fold(prose)) || undefined };
    });
}

/** The heading that a line is or begins with, as written. */
function headingOf(line: string): { part: number; heading: string } | null {
  const folded = foldShapes(line.slice(0, 2 * headingLength));
  const plain = folded.replace(/\s+/g, '');
  const outer = partNumber.exec(plain)?.[0];
  const number = outer ?? innerNumber.exec(plain)?.[0] ?? '';
  const name = plain.slice(number.length);
  for (const { part, heading, loose } of reportParts) {
    const match = heading.exec(name) ?? (outer === undefined ? null : (loose?.exec(name) ?? null));
    if (!match) continue;
    const rest = name.slice(match[0].length);
    // without the number of a part a heading fills its line: else it is a sentence that begins alike
    if (outer === undefined && rest !== '') continue;
    const written = number.length + match[0].length;
    // the heading with as much white space as the line has within it
    let end = 0;
    for (let seen = 0; seen < written && end < folded.length; end++) if (!/\s/.test(folded[end]!)) seen++;
    return { part, heading: line.slice(0, end) };
  }
  return null;
}

function withoutGrids(text: string, start: number, end: number, grids: readonly Grid[]): string {
  let prose = '';
  let at = start;
  for (const grid of grids) {
    if (grid.end <= at || grid.start >= end) continue;
    prose += `${text.slice(at, Math.max(at, grid.start))}\n`;
    at = grid.end;
  }
  return at < end ? prose + text.slice(at, end) : prose;
}

/** Length as word processors count it in Chinese: a character or sign is one, a run of Latin letters or digits is one. */
function lengthOf(text: string): number {
  return text.match(/[A-Za-z0-9.%]+|[^\sA-Za-z0-9.%]/g)?.length ?? 0;
}

type Tables = Pick<AnnualReport, 'version' | 'disclosed' | 'applications' | 'reviews' | 'blanks' | 'unread'>;

/**
 * The three tables, from all rows of all tables in order: pages paste one table as several, or several as one.
 * A row that names the columns of a table says which table the rows behind it belong to.
 */
function readTables(grids: readonly Grid[]): Tables {
  const tables: Tables = { version: null, disclosed: {}, applications: {}, reviews: null, blanks: [], unread: [] };
  let table: 2 | 3 | 4 | null = null;
  let applicants: number[] = [];
  let results: number[] = [];
  let reviews: (number | null)[] = [];
  const blank = (which: 2 | 3 | 4, row: string, text: string): void => {
    if (tables.blanks.length < blanksKept) tables.blanks.push({ table: which, row, text });
  };
  const unread = (which: 2 | 3 | 4, words: string): void => {
    if (tables.unread.length < unreadKept) tables.unread.push({ table: which, text: words.slice(0, quoteLength) });
  };
  const take = (which: 2 | 3 | 4, row: string, cells: readonly Cell[]): (number | null)[] =>
    cells.map(({ text }) => {
      const amount = readAmount(text);
      if (amount.kind === 'number') return amount.value;
      blank(which, row, text.trim());
      return null;
    });

  for (const grid of grids) {
    applicants = [];
    results = [];
    for (const row of grid.rows) {
      const cells = cellsOf(row);
      const words = cells.map(({ text }) => fold(text));
      const joined = words.join(' ');
      if (joined.trim() === '') {
        if (table === 4 && cells.length === 15 && reviews.length === 0) reviews = take(4, '', cells);
        continue;
      }
      const sign = ([4, 2, 3] as const).find((which) => tableSigns[which].test(joined));
      if (sign) table = sign;
      if (sign === 2) tables.version ??= versionOf(joined);
      if (table === 3) {
        const places = applicantHeaders.map((header) => row.findIndex((cell) => cell !== null && header.test(fold(cell.text))));
        if (places[0]! >= 0 || places[1]! >= 0) {
          // the names of the columns stand in one row or in two
          applicants = places.map((place, at) => (place >= 0 ? place : (applicants[at] ?? -1)));
          continue;
        }
      }
      if (table === 4 && words.filter((word) => reviewHeader.test(word)).length >= 5) {
        // the names of the columns stand in one row, or in one for each group
        const places = row.flatMap((cell, x) => (cell !== null && row[x - 1] !== cell && reviewHeader.test(fold(cell.text)) ? [x] : []));
        results = [...new Set(reviews.length > 0 ? places : [...results, ...places])].sort((a, b) => a - b);
        continue;
      }

      const { label, name, figures } = splitRow(cells);
      if (table === 4) {
        if (reviews.length >= 15) continue;
        const placed = pick(row, results, figures, [15, 10, 5]);
        if (placed) reviews.push(...take(4, '', placed));
        else if (results.length > 0 && label.length === 0) unread(4, joined);
        continue;
      }
      const application = applicationForm.find(({ pattern }) => pattern.test(name));
      if (application && (table === 3 || application.id === 'received')) {
        table = 3;
        if (tables.applications[application.id]) continue;
        const placed = pick(row, applicants, figures, [7]);
        if (placed) tables.applications[application.id] = take(3, application.id, placed);
        else unread(3, joined);
        continue;
      }
      const disclosed = table === 3 ? undefined : disclosedForm.find(({ pattern }) => pattern.test(name));
      if (disclosed && table === 2 && !tables.disclosed[disclosed.id]) {
        if (disclosed.id === 'procurement') tables.version ??= '2019';
        if (figures.length > 0 && figures.length <= 4) tables.disclosed[disclosed.id] = take(2, disclosed.id, figures);
        else unread(2, joined);
      }
    }
  }
  if (reviews.length === 15) tables.reviews = reviews;
  else if (reviews.length > 0) unread(4, reviews.join(' '));
  return tables;
}

/** Tables whose words stand in the text though no table was read: drawn by other means, or lost between a printer and its paper. */
function unreadTables(tables: Tables, text: string): Tables['unread'] {
  const known = { 2: Object.keys(tables.disclosed).length > 0, 3: Object.keys(tables.applications).length > 0, 4: tables.reviews !== null };
  const folded = fold(text);
  return ([2, 3, 4] as const).flatMap((table) => {
    if (known[table] || tables.unread.some((row) => row.table === table)) return [];
    const sign = tableWords[table].exec(folded);
    return sign ? [{ table, text: sign[0] }] : [];
  });
}

function versionOf(joined: string): '2019' | '2021' | null {
  return versionSigns['2021'].test(joined) ? '2021' : versionSigns['2019'].test(joined) ? '2019' : null;
}

/** A row as its names and its figures: the names end with the last cell that holds words. */
function splitRow(cells: readonly Cell[]): { label: string[]; name: string; figures: Cell[] } {
  const last = cells.findLastIndex(({ text }) => readAmount(text).kind === 'words');
  const label = cells.slice(0, last + 1).map(({ text }) => fold(text));
  let name = label.at(-1) ?? '';
  // a row of a table torn at its left edge carries the names of its groups along: 三、本年度办理结果(一)予以公开
  const inner = /(?:办理结果)(\(.*)$/.exec(name);
  if (inner) name = inner[1]!;
  for (let depth = 0; depth < 3; depth++) name = name.replace(rowNumber, '');
  return { label, name, figures: cells.slice(last + 1) };
}

/**
 * The cells of a row under the columns of its table: the figures themselves where there are as many as columns,
 * else the cells that stand under the names of the columns (tables pasted from word processors carry empty columns). Null when neither fits.
 */
function pick(
  row: readonly (Cell | null)[],
  columns: readonly number[],
  figures: readonly Cell[],
  counts: readonly number[],
): readonly Cell[] | null {
  const numbers = figures.filter(({ text }) => readAmount(text).kind === 'number');
  const fitting = [figures.length, numbers.length].find((length) => counts.includes(length));
  const wanted = columns.length > 0 ? columns.length : fitting;
  if (wanted === undefined) return null;
  if (figures.length === wanted) return figures;
  if (columns.length > 0 && columns.every((place) => place >= 0)) {
    const placed = columns.map((place) => row[place] ?? null);
    const distinct = new Set(placed);
    if (distinct.size === wanted && !distinct.has(null) && numbers.every((cell) => distinct.has(cell))) return placed as Cell[];
  }
  // columns that are empty from top to bottom: what is left when they are dropped are the figures
  return numbers.length === wanted ? numbers : null;
}

/** What sentences of the running text state of the quantities of the tables. */
function readStatements(texts: readonly string[]): AnnualReport['statements'] {
  const statements: AnnualReport['statements'] = [];
  for (const text of texts) {
    for (const sentence of text.split(/[\n。；;！!]/)) {
      if (sentence.length > sentenceLength || !/\d|[０-９]/.test(sentence)) continue;
      const folded = fold(sentence).replace(/(\d),(?=\d{3})/g, '$1');
      for (const clause of folded.split(/[,，]/)) {
        for (const { about, pattern } of statedPatterns) {
          const match = pattern.exec(clause);
          if (!match || statements.length >= statementsKept) continue;
          const before = folded.slice(0, folded.indexOf(clause) + match.index + match[0].length);
          if (statedElsewhere.test(before.slice(-quoteLength))) continue;
          statements.push({ about, value: Number(match[1]), quote: match[0].slice(0, quoteLength) });
        }
      }
    }
  }
  return statements;
}

/** Rows that the results of table three have in each version. */
export function resultRows(version: AnnualReport['version'], read: AnnualReport['applications']): ApplicationRow[] {
  const undivided = version === '2019' || (version !== '2021' && read.otherwise !== undefined && read.uncorrected === undefined);
  return applicationForm
    .map(({ id }) => id)
    .filter(
      (id) =>
        !['received', 'carriedIn', 'total', 'carriedOut', ...(undivided ? ['uncorrected', 'unpaid', 'other'] : ['otherwise'])].includes(id),
    );
}
