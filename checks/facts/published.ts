/**
 * The publication date of a page as a reader sees it, and the other dated statements of the page.
 * What a reader sees wins over what the page claims to machines; a date in the text of an article is never its publication date.
 */
import {
  attachment,
  bareLabel,
  creditLabel,
  dateClass,
  eventBehind,
  infoWords,
  labelsBefore,
  labelsBehind,
  listingKinds,
  organEnd,
  otherLabel,
  type Role,
  scriptNames,
  scriptWrites,
} from '../knowledge/dates.ts';
import type { PageFacts, PageKind } from '../model/index.ts';
import { dateOfAddress, metaDate } from './claimed-dates.ts';
import { readBoxes } from './date-boxes.ts';
import { datesIn, type FoundDate } from './dates.ts';
import { fold } from './fold.ts';
import { type TitleZone, titleZone } from './title-zone.ts';
import { elementAt, type PageTree, startsElement } from './tree.ts';

type Published = NonNullable<PageFacts['published']>;
type Statement = PageFacts['dates'][number];
type Place = 'shown' | 'aside' | 'footer' | 'row' | 'hidden';

/** Dates of a page that are looked at, and that are kept. */
const maxRead = 600;
const maxKept = 60;
/** Characters before and behind a date that may hold its label. */
const before = 28;
const behind = 10;
/** A line is looked at this far on either side of a date. */
const reach = 160;
/** Characters kept of the words a date was read from. */
const maxShown = 80;
const longestTitle = 120;
/** Text of a link that is a title, not a button. */
const titleLength = 6;
const scriptLength = 20_000;
const shortScript = 800;
const maxScripts = 60;
const maxClimb = 40;
/** So many dated rows make a page a list. */
const rowsOfList = 5;
const never = Number.POSITIVE_INFINITY;
/** Where ranks of what stands beside the title end. */
const loose = 4;

/** One date of the page and what tells of it. The lower the rank the surer that it is the day of publication. */
interface Candidate extends FoundDate {
  role: Exclude<Role, 'clock'> | 'unknown';
  rank: number;
  source: Published['source'];
  shown: string;
}

/**
 * The publication date and all dated statements of a page. `address` is where the page was read from, `asOf` the day of the reading;
 * a page of a `kind` that lists others has no publication date but a labelled one. Never throws; dates of the future are given as read.
 */
export function readDates(
  tree: PageTree,
  meta: Record<string, string>,
  address: string,
  asOf: string,
  kind?: PageKind,
): { published: PageFacts['published']; dates: PageFacts['dates'] } {
  const zone = titleZone(tree, meta);
  const candidates: Candidate[] = [];
  let rows = 0;
  for (const found of datesIn(tree.text, { compact: true }).slice(0, maxRead)) {
    const candidate = judge(tree, found, zone);
    if (candidate === 'row') rows++;
    else if (candidate) candidates.push(candidate);
  }
  const dates = statementsOf(candidates);
  const lists = kind === undefined ? isRoot(address) || (rows >= rowsOfList && !meta.ArticleTitle?.trim()) : listingKinds.has(kind);
  const sure = best(candidates.concat(inMarkup(tree, zone)), lists);
  if (lists) return { published: sure, dates };
  return { published: sure ?? inBoxes(tree, zone, asOf) ?? withoutYear(tree, zone, meta, address, asOf) ?? claimed(meta, address), dates };
}

/** What a date of the text is: null for what nobody sees or what shows the day of the visit, `row` for the date of a list row. */
function judge(tree: PageTree, found: FoundDate, zone: TitleZone | null): Candidate | 'row' | null {
  const { text } = tree;
  const { index, length } = found;
  const end = index + length;
  const words = text.slice(Math.max(0, index - before), index);
  const folded = fold(words);
  const label = labelsBefore.find(({ label }) => label.test(folded));
  if (label?.role === 'clock') return null;
  const bare = label ? null : bareLabel.exec(words);
  const labelled = label ? labelLength(words, label.label) : (bare?.[0].replace(/^[^日时時dt]/i, '').length ?? 0);
  const place = placeOf(tree, index, index - labelled, labelled > 0 ? null : end);
  if (place === 'hidden') return null;
  if (place === 'row') return 'row';
  // eight figures without a label are some number
  if (labelled === 0 && eightFigures.test(found.text)) return null;

  const line = lineAround(text, index, end);
  const candidate: Candidate = { ...found, role: label?.role ?? 'unknown', rank: never, source: 'label', shown: '' };
  candidate.shown = clean(text.slice(index - labelled, end));
  // a numbered line is text, wherever it stands
  const inZone = zone !== null && index >= zone.start && index < zone.end && !numbered.test(line.before);
  if (label) {
    candidate.rank = rankOfLabelled(label.role, index, inZone, zone, place);
    // templates put what they tell of an article below its text too, where it looks like the foot of the page
    if (place === 'footer' && label.role === 'published' && infoWords.test(fold(line.before + line.after))) candidate.rank = loose + 3;
    // further down a label that goes on with other words is part of the text
    const goesOn = insideWords.test(text[index - labelled - 1] ?? '') && !startsElement(tree, index - labelled);
    if (candidate.rank >= 1 && goesOn) candidate.rank = never;
    return candidate;
  }
  const next = fold(line.after.slice(0, behind));
  const after = labelsBehind.find(({ label }) => label.test(next));
  if (after) candidate.role = after.role as Candidate['role'];
  const prose =
    /^[,、。;至到起前后的在,以止为]/.test(next) ||
    /[在于自从至到截]\s?$/.test(line.before) ||
    line.before.length + line.after.length >= reach;
  if (prose || place === 'footer') return candidate;
  const info = infoWords.test(fold(line.before.slice(-reach) + line.after.slice(0, reach)));
  if (bare) {
    if ((inZone || info) && !eventBehind.test(fold(text.slice(end, end + reach / 2)))) {
      candidate.role = 'published';
      candidate.rank = inZone ? 1 : place === 'aside' ? never : loose;
    }
    return candidate;
  }
  if (after) {
    if (after.role === 'published' && inZone && !/[（(]/.test(line.before)) candidate.rank = 1;
    return candidate;
  }
  candidate.source = 'text';
  if (otherLabel.test(words) && !(inZone && info)) return candidate;
  // a note in brackets under the title says when the document was passed or signed
  const bracketed = /[([【（]\s?$/.test(line.before) && found.text.includes('年') && !info;
  const lead = inZone && zone ? line.before.slice(Math.max(0, line.before.length - (index - zone.start))) : line.before;
  const alone = marksOnly.test(lead) && marksOnly.test(line.after);
  const isFirst = inZone && zone !== null && tree.text.slice(zone.start, index - lead.length).trim() === '';
  if (info) candidate.rank = inZone ? 2 : place === 'aside' || openBracket.test(line.before) ? never : loose + 1;
  else if (bracketed) return candidate;
  else if (alone && inZone) candidate.rank = 3;
  else if (isFirst && atEdge(lead, line.after)) candidate.rank = 3.5;
  else if (place === 'shown' && alone && zone !== null && isRightAbove(text, end, zone)) candidate.rank = 3.8;
  else if (place === 'shown' && hasDateClass(tree, index)) candidate.rank = inZone ? 3 : loose + 2;
  if (candidate.rank < never) candidate.role = 'published';
  else if (isSignature(text, index, line, alone)) candidate.role = 'written';
  return candidate;
}

function rankOfLabelled(role: Role, index: number, inZone: boolean, zone: TitleZone | null, place: Place): number {
  if (place === 'footer' || (role !== 'published' && role !== 'updated')) return never;
  const aside = place === 'aside' && !inZone ? 4 : 0;
  if (role === 'updated') return aside + (inZone ? 6 : 8);
  if (inZone) return 0;
  return aside + (zone === null || index < zone.start ? 1.5 : loose);
}

/** The surest candidate; of what is spread over the page none where it shows several days, for then it tells of a list. */
function best(candidates: Candidate[], lists: boolean): Published | null {
  const days = new Set<string>();
  for (const { rank, date } of candidates) if (rank >= loose && rank < never) days.add(date);
  const limit = days.size >= 3 ? loose : never;
  let first: Candidate | undefined;
  for (const candidate of candidates) {
    if (candidate.rank >= limit || (lists && candidate.source !== 'label')) continue;
    if (!first || candidate.rank < first.rank) first = candidate;
  }
  if (!first) return null;
  const { date, time, source, shown, inferred } = first;
  return { date, ...(time ? { time } : {}), source, text: shown, ...(inferred ? { confidence: 'low' as const } : {}) };
}

/** Where a date stands. A title that leads elsewhere right before it, or right behind, makes it the date of a row. */
function placeOf(tree: PageTree, index: number, from: number, to: number | null): Place {
  const element = elementAt(tree, index);
  if (element < 0) return 'shown';
  if (tree.hidden[element]) return 'hidden';
  if (linkAt(tree, element) >= 0) return 'row';
  const { text } = tree;
  let previous = from - 1;
  while (previous >= 0 && from - previous < 8 && /[\s[(【（·|]/.test(text[previous]!)) previous--;
  if (previous >= 0 && isTitleLink(tree, linkAt(tree, elementAt(tree, previous)))) return 'row';
  if (to !== null) {
    let next = to;
    while (next < text.length && next - to < 6 && /[\s\])】）·|]/.test(text[next]!)) next++;
    const link = next < text.length ? linkAt(tree, elementAt(tree, next)) : -1;
    if (isTitleLink(tree, link) && !attachment.test(text.slice(tree.starts[link], tree.ends[link]! + 1).slice(0, 200))) return 'row';
  }
  const area = tree.areas[element];
  return area === 'footer' ? 'footer' : area === 'aside' || area === 'nav' ? 'aside' : 'shown';
}

function isTitleLink(tree: PageTree, link: number): boolean {
  if (link < 0 || tree.ends[link]! - tree.starts[link]! < titleLength) return false;
  // the name of the site beside a date leads home, that of a column to a folder, and who wrote the page may be linked too
  if (leadsToFolder.test(tree.elements[link]!.attribs.href ?? '')) return false;
  if (creditLabel.test(tree.text.slice(Math.max(0, tree.starts[link]! - before), tree.starts[link]))) return false;
  for (let at = tree.parents[link]!, level = 0; at >= 0 && level < 3; at = tree.parents[at]!, level++)
    if (tree.elements[at]!.name === 'h1') return false;
  return true;
}

/** The link around an element; -1 for none. */
function linkAt(tree: PageTree, element: number): number {
  for (let at = element, level = 0; at >= 0 && level < maxClimb; at = tree.parents[at]!, level++) {
    const { name, attribs } = tree.elements[at]!;
    if (name === 'a') return attribs.href === undefined ? -1 : at;
  }
  return -1;
}

function hasDateClass(tree: PageTree, index: number): boolean {
  for (let at = elementAt(tree, index), level = 0; at >= 0 && level < 2; at = tree.parents[at]!, level++) {
    const { name, attribs } = tree.elements[at]!;
    if (name === 'time' || dateClass.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)) return tree.ends[at]! - tree.starts[at]! <= 40;
  }
  return false;
}

const leadsToFolder = /^(?=.)(?:https?:\/\/[^/?#]{1,100}(?:$|(?=\/)))?(?:[^?#]{0,200}\/)?(?:\.{1,2}|(?:index|default|list)\.\w{2,5})?$/i;
const numbered = /^[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）](?!\d)/;
const eightFigures = /^\d{8}/;
const insideWords = /[\u4e00-\u9fff、“《]/;
/** A credit at the end of a text stands in brackets. */
const openBracket = /[（(][^）)]{0,60}$/;
const edgeLength = 40;

/** Whether a date opens or ends a short line, beside the name of who published. */
function atEdge(lead: string, after: string): boolean {
  return lead.length + after.length <= edgeLength && !/[，。；,;]/.test(lead + after) && (marksOnly.test(lead) || marksOnly.test(after));
}

const marksOnly = /^(?:[\s()[\]【】（）|·]|(?:星期|周)[一二三四五六日天])*$/;

interface Line {
  before: string;
  after: string;
}

function lineAround(text: string, index: number, end: number): Line {
  const left = text.slice(Math.max(0, index - reach), index);
  const right = text.slice(end, end + reach);
  const stop = right.indexOf('\n');
  return { before: left.slice(left.lastIndexOf('\n') + 1), after: stop < 0 ? right : right.slice(0, stop) };
}

/** Whether nothing but the title stands between a date and the end of the title. */
function isRightAbove(text: string, end: number, zone: TitleZone): boolean {
  if (end >= zone.start || zone.start - end > longestTitle) return false;
  return !text.slice(end, zone.start).trim().includes('\n');
}

/** An organ signs a document with its name, the date below or behind it; some leave the date alone under the text. */
function isSignature(text: string, index: number, { before: lead, after }: Line, alone: boolean): boolean {
  if (after.trim() !== '') return false;
  if (!alone) return lead.length <= 40 && organEnd.test(lead.trim());
  const above = text.slice(Math.max(0, index - 60), index).trimEnd();
  if (/[。！]$/.test(above) && text.slice(index, index + 12).includes('年')) return true;
  const signer = above.slice(above.lastIndexOf('\n') + 1);
  return signer.length <= 40 && organEnd.test(signer.replace(/[\s(（盖章)）]+$/, ''));
}

/** Dates that stand in no text: in the markup (`publishtime`, `time`) and in what scripts write. */
function inMarkup(tree: PageTree, zone: TitleZone | null): Candidate[] {
  const found: Candidate[] = [];
  const add = (date: FoundDate | undefined, rank: number, source: Published['source'], shown: string): void => {
    if (date) found.push({ ...date, role: 'published', rank, source, shown: clean(shown) });
  };
  for (const index of tree.byTag.get('publishtime') ?? []) {
    const shown = tree.text.slice(tree.starts[index], Math.min(tree.ends[index]!, tree.starts[index]! + maxShown));
    if (!tree.hidden[index]) add(datesIn(shown, { compact: true })[0], 0, 'label', shown);
  }
  for (const index of tree.byTag.get('time') ?? []) {
    const { datetime } = tree.elements[index]!.attribs;
    const at = tree.starts[index]!;
    const inZone = zone !== null && at >= zone.start - 1 && at <= zone.end;
    if (datetime && inZone && !tree.hidden[index] && linkAt(tree, index) < 0)
      add(datesIn(datetime.slice(0, 40))[0], 3, 'text', datetime.slice(0, 40));
  }
  let read = 0;
  (tree.byTag.get('script') ?? []).slice(0, maxScripts).forEach((index, k) => {
    const script = tree.scripts[k] ?? '';
    if (script.length > scriptLength || read > 10 * scriptLength || !/\d{4}/.test(script)) return;
    read += script.length;
    if (script.length <= shortScript && scriptWrites.test(script)) {
      const at = tree.starts[index]!;
      const words = fold(tree.text.slice(Math.max(0, at - before), at));
      const role = labelsBefore.find(({ label }) => label.test(words))?.role;
      const beside = zone !== null && at >= zone.start && at <= zone.end;
      const date = datesIn(script)[0];
      if (role === 'published') add(date, 1, 'script', date?.text ?? '');
      else if (role === 'updated') add(date, 6, 'script', date?.text ?? '');
      else if (role === undefined && beside) add(date, 2.5, 'script', date?.text ?? '');
    }
    scriptNames.lastIndex = 0;
    const named = scriptNames.exec(script);
    if (named) add(datesIn(named[1]!, { compact: true })[0], loose + 1.5, 'script', named[0]);
  });
  return found;
}

/** A date right behind the title or right above it whose day has a box of its own; nothing else stands in its lines. */
function inBoxes(tree: PageTree, zone: TitleZone | null, asOf: string): Published | null {
  if (!zone) return null;
  const { text } = tree;
  for (const [from, to] of [
    [zone.start, Math.min(zone.end, zone.start + longestTitle)],
    [Math.max(0, zone.start - longestTitle), zone.start],
  ] as const) {
    const boxed = readBoxes(text.slice(from, to), asOf, undefined);
    if (!boxed || boxed.inferred) continue;
    const [start, end] = [from + boxed.from, from + boxed.to];
    const { before, after } = lineAround(text, start, end);
    if (!marksOnly.test(before) || !marksOnly.test(after) || placeOf(tree, start, start, end) !== 'shown') continue;
    if (from === zone.start || isRightAbove(text, end, zone))
      return { date: boxed.date, source: 'text', text: clean(text.slice(start, end)) };
  }
  return null;
}

/** A date beside the title that shows no year; the address and the metas say which year it was. */
function withoutYear(
  tree: PageTree,
  zone: TitleZone | null,
  meta: Record<string, string>,
  address: string,
  asOf: string,
): Published | null {
  const from = zone?.start ?? 0;
  const text = tree.text.slice(from, zone?.end ?? 4000);
  const near = dateOfAddress(address)?.date ?? metaDate(meta)?.date;
  const candidates: Candidate[] = [];
  for (const found of datesIn(text, { asOf, yearless: true, ...(near ? { near } : {}) })) {
    if (!found.inferred) continue;
    const candidate = judge(tree, { ...found, index: found.index + from }, zone);
    if (candidate && candidate !== 'row' && candidate.rank < loose) candidates.push(candidate);
  }
  return best(candidates, false);
}

/** What the page or its address claims, where nothing is shown. */
function claimed(meta: Record<string, string>, address: string): Published | null {
  const tagged = metaDate(meta);
  if (tagged) return { date: tagged.date, ...(tagged.time ? { time: tagged.time } : {}), source: 'meta', text: clean(tagged.text) };
  const found = dateOfAddress(address);
  return found && { date: found.date, source: 'url', text: found.text, confidence: 'low' };
}

function isRoot(address: string): boolean {
  return /^[a-z]+:\/\/[^/]*\/?(?:(?:index|default|main|home)\.\w{2,6})?(?:[?#]|$)/i.test(address);
}

/** Roles first, then what stands for nothing in particular, as many as are kept, in the order of the page. */
function statementsOf(candidates: Candidate[]): Statement[] {
  const told = candidates.filter(({ role }) => role !== 'unknown').slice(0, maxKept);
  const others = candidates.filter(({ role }) => role === 'unknown').slice(0, maxKept - told.length);
  const kept = others.length === 0 ? told : [...told, ...others].sort((a, b) => a.index - b.index);
  return kept.map(({ date, time, role, shown, source }) => ({
    date,
    ...(time ? { time } : {}),
    role,
    text: shown,
    source: role === 'unknown' ? 'text' : source,
  }));
}

/** Length of the label at the end of some words, as they are written. */
function labelLength(words: string, label: RegExp): number {
  const folded = fold(words);
  let left = folded.length - (label.exec(folded)?.index ?? folded.length);
  let at = words.length;
  while (at > 0 && left > 0) if (!/\s/.test(words[--at]!)) left--;
  return words.length - at;
}

function clean(words: string): string {
  return words.replace(/\s+/g, ' ').trim().slice(0, maxShown);
}
