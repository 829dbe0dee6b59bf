/** The titles of list rows as a reader sees them; where the page cuts one short, as its `title` attribute has it. */
import { attributeHead, attributeTail } from '../knowledge/lists.ts';
import type { RowDate } from './row-dates.ts';
import type { Row } from './rows.ts';
import type { PageTree } from './tree.ts';

const maxTitle = 300;
const bullets = /^[\s·•●◆◇■□▪▶►★☆※>＞»›|｜,，、.．\-–—]{1,12}|[\s|｜>＞]{1,6}$/g;
const cutShort = /(?:\.{2,6}|…{1,3}|。{2,6})$/;
/** A label whose date was taken away. */
const dateLabel = /[\s|｜[(【（]{0,3}(?:发布|公开|发表|更新|上传|添加|成文)?(?:日期|时间)\s?[:：]\s{0,3}[\])】）]?\s{0,3}$/;
const titleTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'b', 'dt']);
const titleClass = /tit|bt(?![a-z])|name|biaoti|subject/i;

/** The title of a row and the address it leads to. */
export function readTitle(tree: PageTree, row: Row, date: RowDate | null): { title: string; href: string } {
  const best = titleLink(tree, row);
  const { link, at } = best;
  let words = link.text;
  const start = tree.starts[at]!;
  const text = tree.text.slice(start, Math.min(tree.ends[at]!, start + 2 * maxTitle));
  if (/[\n\t]/.test(text)) words = titleInside(tree, at, date) ?? words;
  else if (date && date.from >= start && date.to <= start + text.length) words = without(text, date.from - start, date.to - start);
  words = words.replace(bullets, '');
  const written = titleOfAttribute(link.title ?? '').replace(bullets, '');
  if (words === '') words = written || link.alt || '';
  else if (written.length > words.length) {
    const bare = words.replace(cutShort, '').trimEnd();
    // some sites put more than the title into the attribute, the title first; others cut without a sign
    if (bare.length >= 4 && written.startsWith(bare) && (bare !== words || !/[\n]|(?:时间|日期|来源|作者)[:：]/.test(written)))
      words = written;
  }
  return { title: words.slice(0, maxTitle), href: link.href };
}

/** The title alone where the attribute labels it and more. */
function titleOfAttribute(written: string): string {
  return attributeHead.test(written) ? written.replace(attributeHead, '').replace(attributeTail, '') : written;
}

/** Of the links to one address the one in a heading, else the first with words, else the first. */
function titleLink(tree: PageTree, { links }: Row): Row['links'][number] {
  const [first] = links;
  if (links.length === 1) return first!;
  const withWords = links.filter(({ link }) => link.text.length >= 4);
  const headed = withWords.find(({ at }) => {
    const parent = tree.elements[tree.parents[at]!];
    return parent !== undefined && (titleTags.has(parent.name) || titleClass.test(parent.attribs.class ?? ''));
  });
  return headed ?? withWords[0] ?? links.find(({ link }) => link.text !== '') ?? first!;
}

/** The title within a link that holds more: its heading, else its first line that is no date. */
function titleInside(tree: PageTree, link: number, date: RowDate | null): string | undefined {
  const last = Math.min(tree.afters[link]!, link + 40);
  for (let at = link + 1; at < last; at++) {
    const { name, attribs } = tree.elements[at]!;
    const length = tree.ends[at]! - tree.starts[at]!;
    if (length >= 4 && length <= maxTitle && (/^h\d$/.test(name) || titleClass.test(attribs.class ?? '')))
      return tree.text.slice(tree.starts[at], tree.ends[at]).replace(/\s+/g, ' ');
  }
  let at = tree.starts[link]!;
  for (const line of tree.text.slice(at, Math.min(tree.ends[link]!, at + 2 * maxTitle)).split(/[\n\t]/)) {
    const shown = date && date.from < at + line.length && date.to > at ? without(line, date.from - at, date.to - at) : line;
    if (shown.replace(/[\d\s\-/.年月日]+/g, '').length >= 4) return shown;
    at += line.length + 1;
  }
  return undefined;
}

function without(text: string, from: number, to: number): string {
  return `${text.slice(0, Math.max(0, from))}${text.slice(Math.min(text.length, to))}`
    .replace(/[[(【（]\s{0,3}[\])】）]/g, '')
    .replace(dateLabel, '')
    .replace(/\s+/g, ' ')
    .trim();
}
