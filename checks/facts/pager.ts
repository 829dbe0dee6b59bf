/** The pager of a list: how many pages and entries there are, and where the next page is. Read from words, links and the scripts that write it. */
import type { Link, PageFacts } from '../model/index.ts';
import { fold } from './fold.ts';
import type { PageLinks } from './links.ts';
import type { PageTree } from './tree.ts';

type Pager = NonNullable<PageFacts['pager']>;

const maxCount = 10_000_000;
const scriptLength = 50_000;

/** Words of a pager; group 1 is the number. Spaces are folded to one. */
const itemCounts = [
  /(?:共?(?:搜索|检索|查询|查|找|搜)到|共)\s?(?:有|计)?\s?(?:为)?[:：]?\s?(\d{1,9})\s?(?:条|篇|个|项|则|件)?\s?(?:记录|信息|数据|文章|新闻|内容)?(?=[^\d页]|$)/g,
  /(?:总记录数?|记录总数|总条数|信息总数|总数|总计)\s?[:：]?\s?(\d{1,9})(?!\s?页)/g,
];
const countUnit = /(?:条|篇|个|项|则|件)|(?:记录|信息|数据|文章|新闻|内容)/;
const pageCounts = [
  /共\s?(?:有|计)?\s?(?:为)?[:：]?\s?(\d{1,7})\s?页/g,
  /(?:总页数|页数|总页码)\s?[:：]\s?(?:\d{1,7}\s?\/\s?)?(\d{1,7})/g,
  /第?\s?\d{1,7}\s?页?\s?\/\s?(?:共|总)?\s?(\d{1,7})\s?页/g,
];
/** `1/12` alone stands for pages only beside the words of a pager. */
const fraction = /(?<![\d/-])(\d{1,5})\s?\/\s?(\d{1,5})(?![\d/-])/;
const nextWords = /^(?:下一?页|后一?页|下页[>»›]{0,3}|下一页[>»›]{0,3}|next(?:page)?[>»›]{0,3}|[>»›]{1,2}|›|后页|往后)$/;
const lastWords = /^(?:尾页|末页|最后一?页|最末页|last|[>»]{1,2}\||»»|>>\|)$/;
const pagerWords = /下一?页|上一?页|尾页|末页|首页|转到|跳转|页次/;

/** Scripts that write pagers: createPageHTML(12, 0, "index", "html"), Pager({ pageCount: 12 }), totalpage=12. */
const scriptPages = [
  /\bcreatePage(?:HTML|Html|Nav)?\w{0,12}\s{0,3}\((?:\s{0,3}['"][^'"()\d][^'"()]{0,40}['"]\s{0,3},)?\s{0,3}['"]?(\d{1,6})['"]?\s{0,3},/,
  /\b(?:pageCount|page_count|countPage|totalPages?|total_pages?|pageTotal|totalpagecount|maxPage|pagecount)['"]?\s{0,3}[:=]\s{0,3}['"]?(\d{1,6})\b/i,
];
/** Records that a page carries for its script say how many there are. */
const storedPages = /<totalpage>\s{0,3}(\d{1,6})\s{0,3}</i;
const storedItems = /<totalrecord>\s{0,3}(\d{1,9})\s{0,3}</i;
const scriptSize = /\b(?:m_n)?(?:perPage|per_page|page_?size|rowsPerPage)['"]?\s{0,3}[:=]\s{0,3}['"]?(\d{1,3})\b/i;
const scriptItems =
  /\b(?:m_n)?(?:totalRecords?|total_?count|recordCount|record_?total|totalRows?|total_?number|totalItems?|count_?all|items_?total)['"]?\s{0,3}[:=]\s{0,3}['"]?(\d{1,9})\b/i;
/** createPageHTML(pages, current, name, ending): the next page is name_1.ending. */
const scriptNext =
  /\bcreatePage(?:HTML|Html|Nav)\w{0,12}\s{0,3}\((?:\s{0,3}['"][^'"()\d][^'"()]{0,40}['"]\s{0,3},)?\s{0,3}['"]?(\d{1,6})['"]?\s{0,3},\s{0,3}['"]?(\d{1,6})['"]?\s{0,3},\s{0,3}['"]([\w-]{1,60})['"]\s{0,3},\s{0,3}['"](\w{1,10})['"]/;

/** The same built by hand, page after page numbered from nought: `"index" + "_" + nextPage + "." + "html"`, beside the number of this page. */
const builtNext =
  /([\w-]{1,60}?)(?:["']\s{0,3}\+\s{0,3}["'])?_["']\s{0,3}\+\s{0,3}(?:nextPage|\(\s{0,3}currentPage\s{0,3}\+\s{0,3}1\s{0,3}\))\s{0,3}\+\s{0,3}["']\.(?:["']\s{0,3}\+\s{0,3}["'])?(\w{1,10})/;
const thisPage = /\b(?:currentPage|m_nCurrPage)\s{0,3}=\s{0,3}['"]?(\d{1,6})\b/;
/** Names that a script is given apart: m_sPageName = "index", m_sPageExt = "html". */
const namedNext = /\bm_sPageName\s{0,3}=\s{0,3}['"]([\w-]{1,60})['"][\s\S]{0,200}?\bm_sPageExt\s{0,3}=\s{0,3}['"](\w{1,10})['"]/;

/** The pager of a page; null when it shows none. Numbers that no list has are left out. */
export function readPager(tree: PageTree, found: PageLinks): PageFacts['pager'] {
  const pager: Pager = { pages: null, items: null, next: null };
  let last: Link | undefined;
  let isPaged = false;
  for (const link of found.links) {
    if (link.via !== 'a' && link.via !== 'onclick') continue;
    const words = link.text || link.alt || link.title || '';
    if (words.length === 0 || words.length > 8) continue;
    const folded = fold(words);
    if (lastWords.test(folded)) {
      last = link;
      isPaged = true;
    } else if (nextWords.test(folded)) {
      const isWord = /[页n]/.test(folded);
      if (isWord) isPaged = true;
      if (link.href !== '' && (isWord || numberOf(link.href) !== null) && (pager.next === null || isWord)) pager.next = link.href;
    }
  }
  for (const line of linesOf(tree)) {
    pager.pages ??= firstCount(pageCounts, line);
    const items = firstCount(itemCounts, line);
    if (pager.items === null && items !== null) pager.items = items;
    if (pager.pages === null && pagerWords.test(line)) {
      const match = fraction.exec(line);
      if (match && Number(match[1]) >= 1 && Number(match[1]) <= Number(match[2])) pager.pages = Number(match[2]);
    }
  }
  for (const script of tree.scripts) {
    const code = script.slice(0, scriptLength);
    if (!/page|total|count/i.test(code)) continue;
    pager.pages ??= bounded(storedPages.exec(code)?.[1]);
    if (pager.pages !== null) pager.items ??= bounded(storedItems.exec(code)?.[1]);
    for (const pattern of scriptPages) pager.pages ??= bounded(pattern.exec(code)?.[1]);
    const next = scriptNext.exec(code);
    if (next && pager.next === null && Number(next[2]) + 1 < Number(next[1]))
      pager.next = found.resolve(`${next[3]}_${Number(next[2]) + 1}.${next[4]}`);
    const size = Number(scriptSize.exec(code)?.[1] ?? 0);
    const total = pager.pages === null && size > 0 ? bounded(scriptItems.exec(code)?.[1]) : null;
    // a total of nought is what scripts begin with
    if (total) pager.pages = Math.ceil(total / size);
    const number = Number(thisPage.exec(code)?.[1] ?? Number.NaN);
    const built =
      pager.next === null && pager.pages !== null && number + 1 < pager.pages ? (builtNext.exec(code) ?? namedNext.exec(code)) : null;
    if (built) pager.next = found.resolve(`${built[1]}_${number + 1}.${built[2]}`);
    // numbers of entries mean something only beside those of pages
    if (pager.pages !== null && pager.items === null) pager.items = bounded(scriptItems.exec(code)?.[1]);
  }
  if (pager.pages === null && last && last.href !== '') pager.pages = pagesOf(last.href, pager.next);
  if (pager.items !== null && pager.items > 0 && pager.pages === null && pager.next === null && !isPaged) pager.items = null;
  return pager.pages === null && pager.items === null && pager.next === null ? null : pager;
}

/** Pieces of lines that may belong to a pager: what stands around its words and numbers. */
function linesOf(tree: PageTree): string[] {
  const lines: string[] = [];
  let tried = 0;
  let until = -1;
  for (const { index } of tree.text.matchAll(/共|总|[索询查找搜]到|\d\s?\/\s?\d/g)) {
    if (index < until) continue;
    tried += 1;
    if (tried > maxTried || lines.length >= maxLines) break;
    const before = tree.text.slice(Math.max(0, index - 60), index);
    const after = tree.text.slice(index, index + 120);
    const end = after.indexOf('\n');
    const line = before.slice(before.lastIndexOf('\n') + 1) + (end < 0 ? after : after.slice(0, end));
    until = index + (end < 0 ? 60 : end);
    if (/\d/.test(line) && (/[页条]|记录/.test(line) || pagerWords.test(line))) lines.push(line);
  }
  return lines;
}
const maxTried = 5000;
const maxLines = 200;

function firstCount(patterns: readonly RegExp[], line: string): number | null {
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
      // a bare 共12 needs its unit, or the words of a pager
      if (pattern === itemCounts[0] && !countUnit.test(match[0]) && !pagerWords.test(line)) continue;
      const before = line.slice(0, match.index);
      const after = line.slice(match.index + match[0].length);
      // 全文共12条 and the like are prose
      if (/[\u4e00-\u9fff]$/.test(before) && !/[页条录息]$|首页|尾页|当前$/.test(before)) continue;
      if (/^[的规]/.test(after)) continue;
      const count = bounded(match[1]);
      if (count !== null) return count;
    }
  }
  return null;
}

function bounded(digits: string | undefined): number | null {
  const count = digits === undefined ? Number.NaN : Number(digits);
  return Number.isSafeInteger(count) && count <= maxCount ? count : null;
}

/** How many pages the address of the last one tells; systems that number from nought call the second index_1. */
function pagesOf(last: string, next: string | null): number | null {
  const number = numberOf(last);
  if (number === null) return null;
  return next !== null && next !== last && numberOf(next) === 1 ? number + 1 : number;
}

function numberOf(address: string): number | null {
  const digits =
    /(?:[_-]|\/|[?&](?:page|p|pageno|pagenum|pageindex|currentpage|curpage|pn|pageid)=)(\d{1,5})(?:\.\w{2,5})?(?:[?&#].*)?$/i.exec(
      address.slice(-200),
    )?.[1];
  return digits === undefined ? null : Number(digits);
}
