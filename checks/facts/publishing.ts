/** What a page shows of how things are published: a catalogue of disclosed information, penalties and their withdrawal, numbering with gaps. */
import { catalogueHeads, cataloguePage } from '../knowledge/catalogue.ts';
import type { PageFacts, PageKind } from '../model/index.ts';
import { catalogueElements } from '../model/names.ts';
import { fold, foldShapes } from './fold.ts';
import { mainText, type PageNames } from './guide.ts';
import { type PageTree, textOf } from './tree.ts';
import { numberKey } from './validity.ts';

type Publishing = Pick<PageFacts, 'register' | 'penalty' | 'gaps'>;

const readLength = 40_000;
/** Tables whose first row is looked at, and how much of it. */
const tablesRead = 20;
const headLength = 200;
/** A row that names so many of the columns is a head. */
const headEnough = 2;
const numbersKept = 10;
const gapsKept = 3;
const quoteLength = 40;
const texts = new Set<PageKind>(['article', 'other', 'guide']);

export function readPublishing(tree: PageTree, names: PageNames, kind: PageKind): Publishing {
  const reads = texts.has(kind);
  return { register: readRegister(tree, names), penalty: reads ? readPenalty(tree, names) : null, gaps: reads ? readGaps(tree) : null };
}

/** The columns that the page's catalogue has; null when the page is none, or shows it in another form than a table or a list with a head. */
function readRegister(tree: PageTree, names: PageNames): PageFacts['register'] {
  const own = [names.h1 ?? '', names.title.split(/[-_|—–]/)[0]!, names.breadcrumb.at(-1) ?? ''];
  if (!own.some((name) => name.includes('目录') && name.length <= 30 && cataloguePage.test(fold(name)))) return null;
  const heads = [...(tree.byTag.get('tr') ?? []), ...(tree.byTag.get('li') ?? []), ...(tree.byTag.get('dt') ?? [])]
    .filter((index) => tree.areas[index] === 'main')
    .sort((a, b) => a - b)
    .slice(0, tablesRead);
  for (const index of heads) {
    const head = fold(textOf(tree, index).slice(0, headLength));
    const found = catalogueElements.filter((element) => catalogueHeads[element].test(head));
    if (found.length >= headEnough) return found;
  }
  return null;
}

const penaltyNumber = /[\u4e00-\u9fff]{1,10}罚[\u4e00-\u9fff]{0,6}\s?[〔[(]\s?(?:19|20)[0-9]{2}\s?[〕\])]\s?(?:第\s?)?[0-9]{1,5}\s?号/g;
const withdrawal = /(?:撤销|撤回|确认(?:违法|无效)|变更)[^,。]{0,24}(?:行政)?处罚|处罚[^,。]{0,20}(?:予以)?(?:撤销|撤回|变更)/;

/** Numbers of the decisions that a page on penalties shows, and whether it takes them back. */
function readPenalty(tree: PageTree, names: PageNames): PageFacts['penalty'] {
  const title = fold((names.h1 || names.title).slice(0, 160));
  if (!title.includes('处罚') || /办法|规定|条例|制度|通知|裁量|解读|目录|清单/.test(title)) return null;
  const text = foldShapes(mainText(tree).slice(0, readLength));
  const numbers = new Set<string>();
  for (const match of `${title}\n${text}`.matchAll(penaltyNumber)) {
    const key = numberKey(match[0]);
    if (key !== '' && numbers.size < numbersKept) numbers.add(key);
  }
  return numbers.size > 0 ? { numbers: [...numbers], withdrawn: withdrawal.test(title) } : null;
}

const digits = '一二三四五六七八九十';
/** How lines are numbered: 一、 (一) 1、 1. (1). */
const numbered = /^(?:([一二三四五六七八九十]{1,3})(、)|\(([一二三四五六七八九十]{1,3}|[0-9]{1,2})(\))|([0-9]{1,2})([、.])(?![0-9]))/;
/** So many in order before a gap, and a line is one of a list. */
const runEnough = 3;

/** Places where a list leaves a number out: three in order, then one that skips one, and the skipped one nowhere on the page; null without lists. */
function readGaps(tree: PageTree): PageFacts['gaps'] {
  const gaps: NonNullable<PageFacts['gaps']> = [];
  // most pages hold no list that gets beyond three
  if (!/[四五45](?:、|\)|）|\.|．)/.test(tree.text)) return null;
  let listed = false;
  const text = foldShapes(mainText(tree).slice(0, readLength));
  const runs = new Map<string, { last: number; length: number }>();
  for (const line of text.split(/[\n\t]/)) {
    const start = line.trimStart();
    const match = numbered.exec(start.slice(0, 8));
    if (!match) continue;
    const words = (match[1] ?? match[3] ?? match[5])!;
    const sign = (match[2] ?? match[4] ?? match[6])!;
    const number = countOf(words);
    const chinese = digits.includes(words[0]!);
    const style = `${chinese ? '一' : '1'}${sign}`;
    const run = runs.get(style);
    if (run && number === run.last + 2 && run.length >= runEnough && gaps.length < gapsKept) {
      const skipped = writtenAs(run.last + 1, chinese);
      if (!text.includes(`${sign === ')' ? '(' : ''}${skipped}${sign}`))
        gaps.push({ after: writtenAs(run.last, chinese), missing: skipped, next: words, quote: start.slice(0, quoteLength).trim() });
    }
    const length = run && number === run.last + 1 ? run.length + 1 : 1;
    listed ||= length >= runEnough;
    if (number > 0) runs.set(style, { last: number, length });
    // a list of the level above begins those below it anew
    if (chinese && sign === '、') for (const below of ['一)', '1、', '1.', '1)']) runs.delete(below);
    if (chinese && sign === ')') for (const below of ['1、', '1.', '1)']) runs.delete(below);
  }
  return listed ? gaps : null;
}

/** 七 → 7, 十二 → 12, 二十一 → 21, 12 → 12; 0 for what is no number. */
function countOf(words: string): number {
  if (/^[0-9]/.test(words)) return Number(words);
  const [tens = '', units = ''] = words.includes('十') ? words.split('十', 2) : ['', words];
  const ten = words.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens) + 1) : 0;
  const unit = units === '' ? 0 : digits.indexOf(units) + 1;
  return (units.length > 1 || (units !== '' && unit === 0) ? 0 : unit) + 10 * ten;
}

function writtenAs(number: number, chinese: boolean): string {
  if (!chinese) return String(number);
  const [ten, unit] = [Math.floor(number / 10), number % 10];
  return `${ten > 1 ? digits[ten - 1] : ''}${ten > 0 ? '十' : ''}${unit > 0 ? digits[unit - 1] : ''}`;
}
