/** What evaluators decided, as files: csv and xlsx with a header, YAML and JSON, packages of the extension. Each mark with its place, each line that cannot be read named. */
import { placeOf } from '../../../checks/facts/address.ts';
import { fold } from '../../../checks/facts/fold.ts';
import { type MarkColumn, markColumns, resultWords } from '../../../checks/knowledge/marks.ts';
import { type Bilingual, Mark, type RosterSite } from '../../../checks/model/index.ts';
import { siteOf } from '../../packages/dossier.ts';
import { readPackage } from '../../packages/package.ts';
import type { NewOpinion } from '../mark-record.ts';
import { profileOf } from '../profile.ts';
import type { Referee } from '../referee.ts';
import type { FileProblem } from './roster-file.ts';
import { readTables } from './table.ts';
import { readYamlList } from './yaml.ts';

export interface MarksFile {
  opinions: NewOpinion[];
  problems: FileProblem[];
}

export interface MarksContext {
  referee: Referee;
  sites: readonly RosterSite[];
  /** Id of the index of the round: packages hold marks by index. */
  index: string;
  /** Who decided where the file does not say. */
  by: string | undefined;
  /** When, where the file does not say; ISO 8601. */
  at: string;
  /** Name of the file, for the record. */
  source: string;
}

type Place = Pick<FileProblem, 'sheet' | 'line' | 'column'>;
type Written = Partial<Record<MarkColumn, string>>;

const packageFaults: Readonly<Record<string, Bilingual>> = {
  'not-a-package': { 'zh-CN': '不是明察的检查包', en: 'is no package of Mingcha' },
  damaged: { 'zh-CN': '检查包已损坏或被改动', en: 'the package is damaged or was changed' },
  newer: { 'zh-CN': '检查包由更新版本生成', en: 'the package was written by a newer version' },
  'too-large': { 'zh-CN': '检查包过大', en: 'the package is too large' },
};

/** Reads a file of marks. Any bytes give a result. */
export async function readMarksFile(bytes: Uint8Array, file: string, context: MarksContext): Promise<MarksFile> {
  const result: MarksFile = { opinions: [], problems: [] };
  if (/\.mingcha$/i.test(file)) await readDossier(bytes, context, result);
  else if (/\.ya?ml$|\.json$/i.test(file))
    for (const { place, values } of readYamlMarks(bytes, result.problems)) take(values, place, context, result);
  else readMarkTables(bytes, context, result);
  return result;
}

const columnNames = new Map<string, MarkColumn>();
for (const { key, title, names } of markColumns)
  for (const name of [key, title['zh-CN'], title.en, ...names]) columnNames.set(fold(name), key);

function readMarkTables(bytes: Uint8Array, context: MarksContext, result: MarksFile): void {
  const tables = readTables(bytes);
  const whole = { sheet: null, line: null, column: null, severity: 'error' as const };
  if (!Array.isArray(tables)) {
    result.problems.push({ ...whole, text: tables.fault });
    return;
  }
  let headed = false;
  for (const { sheet, rows } of tables) {
    const head = rows.slice(0, 30).findIndex(({ cells }) => {
      const columns = cells.map((cell) => columnNames.get(fold(cell)));
      return columns.includes('site') && columns.includes('leaf');
    });
    if (head < 0) continue;
    headed = true;
    const columns = rows[head]!.cells.map((cell) => columnNames.get(fold(cell)));
    for (const { line, cells } of rows.slice(head + 1)) {
      const values: Written = {};
      for (const [at, column] of columns.entries()) if (column && (cells[at] ?? '') !== '') values[column] ??= cells[at]!;
      take(values, { sheet, line, column: null }, context, result);
    }
  }
  if (!headed)
    result.problems.push({
      ...whole,
      text: {
        'zh-CN': '没有找到表头：应有“站点”“指标”“结果”（或“得分”）“评估人”等列',
        en: 'no header was found: columns site, leaf, result (or points) and by are wanted',
      },
    });
}

/** A list of marks, or sites with marks by leaf. */
function readYamlMarks(bytes: Uint8Array, problems: FileProblem[]): { place: Place; values: Written }[] {
  const entries = readYamlList(bytes, 'marks', problems);
  const text = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? '' : String(value));
  const writtenOf = (value: object): Written => {
    const values: Written = {};
    for (const [key, one] of Object.entries(value)) {
      const column = columnNames.get(fold(key));
      if (column && text(one) !== '') values[column] = text(one);
    }
    return values;
  };
  return entries.flatMap(({ place, key, value, fields }) => {
    if (typeof value !== 'object' || value === null) return [{ place, values: {} }];
    if (key === null) return [{ place, values: writtenOf(value) }];
    return Object.entries(value).map(([leaf, mark]) => ({
      place: fields.get(leaf) ?? place,
      values: { ...(typeof mark === 'object' && mark !== null ? writtenOf(mark) : { result: text(mark) }), site: key, leaf },
    }));
  });
}

function take(values: Written, place: Place, context: MarksContext, { opinions, problems }: MarksFile): void {
  const read = judgeWritten(values, context);
  if ('fault' in read) problems.push({ ...place, severity: 'error', text: read.fault });
  else opinions.push(read.opinion);
}

function judgeWritten(values: Written, { referee, by = '', at, source }: MarksContext): { opinion: NewOpinion } | { fault: Bilingual } {
  const say = (zh: string, en: string): { fault: Bilingual } => ({ fault: { 'zh-CN': zh, en } });
  if (!values.site || !values.leaf) return say('缺少站点或指标', 'site or leaf is missing');
  const site = referee.site(values.site);
  if (!site) return say(`本次季度检查中没有站点“${values.site}”`, `there is no site ${values.site} in this round`);
  const leaf = referee.leaf(values.leaf);
  if ('fault' in leaf) return leaf;
  const read = readMark(values);
  if ('fault' in read) return read;
  const fault = referee.fault(site, leaf.id, read.mark);
  if (fault) return { fault };
  const who = (values.by ?? by).trim();
  if (who === '') return say('缺少评估人（列“评估人”，或用 --by 指定）', 'who decided is missing (a column by, or --by)');
  const when = values.at === undefined ? at : momentOf(values.at);
  if (when === null)
    return say(
      `时间“${values.at}”无法识别，应写作 2026-09-30 或 2026-09-30 15:20`,
      `“${values.at}” is no moment; write 2026-09-30 or 2026-09-30 15:20`,
    );
  return { opinion: { ...read.mark, site: site.id, leaf: leaf.id, kind: 'mark', by: who, at: when, source } };
}

/** The mark that texts say. */
export function readMark({ result, points, grade, note }: Written): { mark: Mark } | { fault: Bilingual } {
  const said = result === undefined ? undefined : resultWords.find(({ words }) => words.some((word) => fold(word) === fold(result)))?.value;
  // a number or a grade where the result stands is what the leaf earns
  const number = points ?? (said === undefined && result !== undefined && /^\d+(?:\.\d+)?$/.test(result) ? result : undefined);
  const kind = said ?? (number !== undefined || grade !== undefined ? 'points' : undefined);
  if (kind === undefined) {
    const words = resultWords.map((one) => one.words[0]).join('、');
    return {
      fault: {
        'zh-CN': result === undefined ? `缺少结果（${words}）` : `结果“${result}”无法识别，可写：${words}`,
        en:
          result === undefined
            ? 'the result is missing (pass, fail, na or points)'
            : `the result “${result}” is not known; write pass, fail, na or points`,
      },
    };
  }
  if (number !== undefined && !/^\d{1,6}(?:\.\d{1,2})?$/.test(number))
    return {
      fault: {
        'zh-CN': `得分“${number}”应为不小于 0 的数，最多两位小数`,
        en: `the points “${number}” should be a number from 0 up with two decimals at most`,
      },
    };
  return {
    mark: Mark.parse({
      result: kind,
      ...(kind === 'points' && number !== undefined ? { points: Number(number) } : {}),
      ...(kind === 'points' && grade !== undefined ? { grade } : {}),
      ...(note ? { note: note.slice(0, 2000) } : {}),
    }),
  };
}

/** ISO 8601 of a day or a moment; without a zone the clock of the sites counts. null: it is none. */
export function momentOf(text: string): string | null {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,6})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    );
  if (!found) return null;
  const [, year, month = '', day = '', hour = '0', minute = '00', second = '00', zone = '+08:00'] = found;
  const two = (part: string): string => part.padStart(2, '0');
  const moment = new Date(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${zone}`);
  const calendar = new Date(`${year}-${two(month)}-${two(day)}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || calendar.getUTCDate() !== Number(day)) return null;
  return moment.toISOString();
}

/** Marks of a package: those of the inspector and of others on the same leaves. */
async function readDossier(bytes: Uint8Array, context: MarksContext, { opinions, problems }: MarksFile): Promise<void> {
  const whole = { sheet: null, line: null, column: null, severity: 'error' as const };
  const refuse = (zh: string, en: string): void => void problems.push({ ...whole, text: { 'zh-CN': zh, en } });
  const read = await readPackage(bytes);
  if ('fault' in read) {
    const words = packageFaults[read.fault]!;
    refuse(`${words['zh-CN']}${read.detail ? `（${read.detail}）` : ''}`, `${words.en}${read.detail ? ` (${read.detail})` : ''}`);
    return;
  }
  const { dossier } = read.contents;
  const site =
    context.sites.find((one) => siteOf(one.url, profileOf(one)) === dossier.site) ??
    context.sites.find((one) => placeOf(one.url) === placeOf(dossier.url));
  if (!site) {
    refuse(`本次季度检查中没有 ${dossier.site}`, `there is no ${dossier.site} in this round`);
    return;
  }
  const own = Object.entries(dossier.marks[context.index] ?? {}).map(([leaf, mark]) => ({ leaf, mark }));
  const others = Object.entries(dossier.otherMarks[context.index] ?? {}).flatMap(([leaf, marks]) => marks.map((mark) => ({ leaf, mark })));
  if (own.length + others.length === 0) {
    const known = Object.keys(dossier.marks).join('、');
    refuse(
      `检查包中没有指标体系 ${context.index} 的判定${known ? `（有：${known}）` : ''}`,
      `the package holds no marks under the index ${context.index}${known ? ` (but under ${known})` : ''}`,
    );
  }
  for (const { leaf, mark } of [...own, ...others]) {
    const known = context.referee.leaf(leaf);
    const fault = 'fault' in known ? known.fault : context.referee.fault(site, known.id, mark);
    const by = (mark.by ?? context.by ?? '').trim();
    if (fault) problems.push({ ...whole, text: fault });
    else if (by === '')
      refuse(`指标 ${leaf} 的判定没有评估人，请用 --by 指定`, `nobody is named for the mark on ${leaf}; name somebody with --by`);
    else {
      const at = mark.at === undefined ? context.at : (momentOf(mark.at) ?? context.at);
      opinions.push({ ...mark, site: site.id, leaf, kind: 'mark', by, at, source: context.source });
    }
  }
}
