/**
 * The metadata head of a policy document: 索引号, 主题分类, 发文机关, 成文日期, 发文字号, 发布日期, 有效性. In tables, definition lists,
 * lists or plain lines alike: it is read from the text, where all of these are labels followed by values.
 */
import { type HeadField, headLabels, headLengths, headPrefixes, headValues, noValue, strongFields } from '../knowledge/document-head.ts';
import type { PageFacts } from '../model/index.ts';
import { datesIn } from './dates.ts';
import { foldShapes } from './fold.ts';
import { elementAt, type PageTree, startsElement } from './tree.ts';

type Document = NonNullable<PageFacts['document']>;

/** Labels further apart than this belong to different heads. */
const apart = 600;
const maxLabels = 400;
/** Characters after a label in which its value ends. */
const valueLength = 300;
/** The same label so often is the label of rows. */
const repeatedOfList = 3;

interface Label {
  field: HeadField;
  start: number;
  /** Where its value begins. */
  end: number;
  colon: boolean;
}

const fieldOf = new Map<string, HeadField>();
for (const [field, names] of Object.entries(headLabels) as [HeadField, readonly string[]][]) {
  for (const name of names) {
    fieldOf.set(name, field);
    for (const prefix of headPrefixes) if (!fieldOf.has(prefix + name)) fieldOf.set(prefix + name, field);
  }
}

/** Names are set with spaces between their characters to fill a column: `文 号`, `索 引 号`. */
const spaced = (name: string): string => [...name].join('\\s?');
const names = [...new Set(Object.values(headLabels).flat())].sort((a, b) => b.length - a.length).map(spaced);
const labels = new RegExp(
  `[【\\[(（]?((?:${headPrefixes.map(spaced).join('|')})?(?:${names.join('|')}))(?:[^\\S\\n\\t]?[】\\])）]?[^\\S\\n\\t]?([:：])[】\\]]?|[】\\]](?=.)|(?=\\s?[\\t\\n])|( ?)(?=\\S))`,
  'g',
);
/** Without one of these no page has a head. */
const hint =
  /索\s?引|目录编号|信息编号|文\s?[号號]|[发發]\s?文|字\s?[号號]|[发發制公责責]\s?[布发發定作开開任].{0,4}[机機单單部主]|成\s?文|生成/;
const traditional = /[號發機關題稱類單門時間開責態]/;
/** A label that is in no list ends a value too. */
const anyLabel = /[\s][\u4e00-\u9fff]{2,8}\s?[:：]/;

/** The metadata head of the page; null where it shows none. Never throws; values bounded in length, dates as `YYYY-MM-DD`. */
export function readDocument(tree: PageTree): PageFacts['document'] {
  if (!hint.test(tree.text)) return null;
  const text = traditional.test(tree.text) ? foldShapes(tree.text) : tree.text;
  let best: { document: Document; weight: number } | null = null;
  for (const group of groupsOf(labelsOf(tree, text))) {
    const read = readGroup(tree.text, text, group);
    if (read && (!best || read.weight > best.weight)) best = read;
  }
  return best?.document ?? null;
}

function labelsOf(tree: PageTree, text: string): Label[] {
  const found: Label[] = [];
  labels.lastIndex = 0;
  for (let match = labels.exec(text); match && found.length < maxLabels; match = labels.exec(text)) {
    const field = fieldOf.get(match[1]!.replace(/\s/g, ''));
    if (!field) continue;
    // within a line a label has a mark behind it, or an element of its own: <b>索引号</b>AB12<b>文号</b>
    const { index } = match;
    const bare = match[3] !== undefined && !fillsElement(tree, index, index + match[0].length - match[3].length);
    if (bare || (insideWords.test(text[index - 1] ?? '') && !startsElement(tree, index))) {
      // its first words may be the end of the value before: 政策文件 发布机构
      labels.lastIndex = index + 1;
      continue;
    }
    found.push({ field, start: match.index, end: match.index + match[0].length, colon: match[2] !== undefined });
  }
  return found;
}

const insideWords = /[\u4e00-\u9fffA-Za-z0-9“‘《]/;

function fillsElement(tree: PageTree, start: number, end: number): boolean {
  const element = elementAt(tree, start);
  return element >= 0 && tree.starts[element] === start && Math.abs(tree.ends[element]! - end) <= 1;
}

function groupsOf(found: Label[]): Label[][] {
  const groups: Label[][] = [];
  for (const label of found) {
    const group = groups.at(-1);
    if (group && label.start - group.at(-1)!.end <= apart) group.push(label);
    else groups.push([label]);
  }
  return groups;
}

function readGroup(written: string, text: string, group: Label[]): { document: Document; weight: number } | null {
  const fields = new Set(group.map(({ field }) => field));
  const strong = [...fields].filter((field) => strongFields.has(field)).length;
  fields.delete('other');
  if (!(strong >= 2 && fields.size >= 3) && !(fields.has('index') && fields.size >= 3) && !(strong >= 2 && fields.has('index')))
    return null;
  for (const field of ['index', 'number'] as const)
    if (group.filter((label) => label.field === field).length >= repeatedOfList) return null;
  const values = valuesBelow(text, group) ?? group.map((label, k) => valueAfter(written, label, group[k + 1]));
  if (values.length === 0) return null;
  const document: Document = { index: null, category: null, issuer: null, written: null, number: null, published: null, validity: null };
  let weight = 0;
  group.forEach(({ field }, k) => {
    if (field === 'title' || field === 'other' || document[field] !== null) return;
    const value = accept(field, values[k] ?? '');
    if (value === null) return;
    document[field] = value;
    weight += strongFields.has(field) ? 2 : 1;
  });
  // a guide explains these words; a head gives the document its number, index or day
  const told = document.index ?? document.number ?? document.written;
  return told !== null && weight >= 3 ? { document, weight } : null;
}

/** A head of two rows: labels side by side, their values below. Empty where many rows follow, for then it is a list; null for no such head. */
function valuesBelow(text: string, group: Label[]): string[] | null {
  if (group.length < 3) return null;
  const last = group.at(-1)!;
  for (let k = 0; k + 1 < group.length; k++)
    if (group[k]!.colon || text.slice(group[k]!.end, group[k + 1]!.start).trim() !== '') return null;
  if (!/^\s?\n/.test(text.slice(last.end, last.end + 2))) return null;
  const rows = text
    .slice(last.end, last.end + 2000)
    .trimStart()
    .split('\n');
  const cells = rows[0]!.split('\t').map((cell) => cell.trim());
  if (cells.length !== group.length) return null;
  return rows[1]?.split('\t').length === cells.length ? [] : cells;
}

/** The words between a label and what comes next: another label, another cell, another line. */
function valueAfter(text: string, { end, colon }: Label, next: Label | undefined): string {
  const limit = Math.min(end + valueLength, next?.start ?? text.length);
  let value = text.slice(end, limit);
  const lead = value.length - value.trimStart().length;
  value = value.slice(lead);
  if (!colon) value = value.replace(/^[:：]\s?/, '');
  const stop = value.search(/[\n\t]/);
  if (stop >= 0) value = value.slice(0, stop);
  const other = value.search(anyLabel);
  if (other >= 0) value = value.slice(0, other);
  return value
    .replace(/\s+/g, ' ')
    .replace(/[【[(（]$/, '')
    .trim();
}

function accept(field: Exclude<HeadField, 'title' | 'other'>, value: string): string | null {
  if (value === '' || noValue.test(value)) return null;
  if (field === 'written' || field === 'published') return datesIn(value, { compact: true })[0]?.date ?? null;
  if (value.length > headLengths[field]!) return null;
  return (headValues[field]?.test(value) ?? true) ? value : null;
}
