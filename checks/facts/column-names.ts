/** Names of columns: which words are names, where a breadcrumb says a page stands, and what a name says a column holds. */
import {
  columnNameLength,
  columnNames,
  enclosing,
  homeNames,
  inherited,
  leafNames,
  noColumns,
  noColumnWords,
  organEndings,
} from '../knowledge/columns.ts';
import type { ColumnCategory, PageFacts } from '../model/index.ts';
import { fold } from './fold.ts';

/** Characters looked at for a name; hostile pages have names without end. */
const nameRead = 100;

/** Breadcrumb names from the first level down, with the addresses they lead to. */
export interface Trail {
  names: string[];
  hrefs: (string | null)[];
}

/** Whether words can be the name of a column: short, no title, none of the labels that every portal has for its own use. */
export function isColumnName(words: string): boolean {
  const folded = fold(words);
  return (
    folded.length >= columnNameLength.min &&
    folded.length <= columnNameLength.max &&
    !noColumns.has(folded) &&
    !noColumnWords.test(folded) &&
    !homeNames.test(folded) &&
    !/[,。!?;:《》]/.test(folded)
  );
}

/** A column's name without white space inside and without decoration around it. */
export function tidyName(words: string): string {
  return words
    .slice(0, nameRead)
    .replace(/(?<=[\u3400-\u9fff\uff00-\uffef])\s+(?=[\u3400-\u9fff\uff00-\uffef])/g, '')
    .replace(/^[\s>»·•:：|/\\-]+|[\s>»·•:：|/\\-]+$/g, '')
    .replace(/(?<=.{2})(?:更多|more)[+>»]*$/i, '')
    .trim();
}

/** The columns a page stands under: its breadcrumb without the home page before and without the page's own title behind. */
export function trailOf(page: PageFacts): Trail {
  const names: string[] = [];
  const hrefs: (string | null)[] = [];
  page.breadcrumb.forEach((written, i) => {
    const name = tidyName(written);
    const folded = fold(name);
    if (folded === '' || (names.length === 0 && homeNames.test(folded))) return;
    names.push(name);
    hrefs.push(page.breadcrumbHrefs[i] ?? null);
  });
  const drop = () => {
    names.pop();
    hrefs.pop();
  };
  while (names.length > 0 && (leafNames.has(fold(names.at(-1)!)) || fold(names.at(-1)!).length > columnNameLength.max)) drop();
  const last = names.at(-1);
  if (last && page.kind !== 'column' && page.kind !== 'hub' && isTitleOf(page, last) && !isSinglePage(page, last)) drop();
  return { names, hrefs };
}

/** Names a page goes by, surest first: ColumnName, main heading, parts of its title. */
export function namesOf(page: PageFacts): string[] {
  const names = [page.meta.ColumnName ?? '', page.h1 ?? '', ...page.title.slice(0, 3 * nameRead).split(/[-_|—–>»]+|\s{1,4}/)].map(tidyName);
  return [...new Set(names.filter(isColumnName))];
}

/** The category of a column by the names from the first level down, and what it was read from. */
export function categoryOf(path: readonly string[]): { category: ColumnCategory; why: string } {
  let category: ColumnCategory = 'other';
  let from = '';
  let why = '';
  for (const name of path) {
    if (from !== '' && enclosing.has(category)) {
      why = `under ${from}`;
      break;
    }
    const own = categoryOfName(fold(name), category);
    if (own) {
      category = own;
      from = name;
      why = `name ${name}`;
    } else if (from !== '' && inherited.has(category)) {
      why = `under ${from}`;
    } else {
      category = 'other';
      from = '';
    }
  }
  return from === '' ? { category: 'other', why: 'name not known' } : { category, why };
}

function categoryOfName(folded: string, above: ColumnCategory): ColumnCategory | undefined {
  if (above === 'organ' && organEndings.test(folded)) return undefined;
  return columnNames.find(({ name }) => name.test(folded))?.category;
}

function isTitleOf(page: PageFacts, name: string): boolean {
  const folded = fold(name).replace(/(?:\.{2,}|…+)$/, '');
  return [page.h1, page.title].some((title) => title !== null && title !== '' && fold(title).startsWith(folded));
}

/** A column that is one article (机构职能, 联系方式): the page stands at a folder's address or bears the name of such a column. */
function isSinglePage(page: PageFacts, name: string): boolean {
  if (!isColumnName(name)) return false;
  if (/\/(?:index\.s?html?)?$/i.test(page.url.split('?')[0]!)) return true;
  const folded = fold(name);
  return folded.length <= 8 && ['organ', 'leader', 'overview', 'guide', 'system', 'apply', 'annual'].includes(categoryOf([name]).category);
}
