/**
 * Rows that a page carries as data for its own script to show, as jpage does: `<script type="text/xml"><datastore>…<record><![CDATA[<li>…</li>]]></record>`.
 * A visitor sees them as rows of a list, so they are read as such.
 */
import { storedRecords } from '../knowledge/scripted.ts';
import { type PageLinks, readLinks } from './links.ts';
import { type PageTree, rawOf, readTree } from './tree.ts';

export interface Records {
  /** The script that carries them. */
  element: number;
  /** The page they make when written out one after the other. */
  tree: PageTree;
  found: PageLinks;
}

const maxStores = 20;
const maxRecords = 1_000;
const maxLength = 500_000;
const opening = '<![CDATA[';

/** The records of each script that carries some, read as pages of their own at the address of the page. */
export function readRecords(tree: PageTree, address: string, encodeQuery?: (query: string) => string): Records[] {
  const stores: Records[] = [];
  for (const element of tree.byTag.get('script') ?? []) {
    if (stores.length >= maxStores) break;
    const code = rawOf(tree.elements[element]!).slice(0, maxLength);
    if (!code.includes(opening) || !storedRecords.test(code)) continue;
    const html = rowsOf(code);
    if (html === '') continue;
    const own = readTree(html);
    const found = readLinks(own, address, encodeQuery);
    for (const link of found.links) link.area = tree.areas[element]!;
    stores.push({ element, tree: own, found });
  }
  return stores;
}

/** What the records hold, in a table where they are rows of one. */
function rowsOf(code: string): string {
  const rows: string[] = [];
  let at = 0;
  while (rows.length < maxRecords) {
    const from = code.indexOf(opening, at);
    const to = from < 0 ? -1 : code.indexOf(']]>', from);
    if (to < 0) break;
    // links to the next group of records are no rows
    const isRecord =
      /<record[^<>]{0,100}>\s{0,20}$/i.test(code.slice(Math.max(0, from - 130), from)) ||
      /^\s{0,20}<(?:li|tr|table|div)\b/i.test(code.slice(from + opening.length, from + opening.length + 40));
    if (isRecord) rows.push(code.slice(from + opening.length, to));
    at = to + 3;
  }
  const tag = /^\s{0,20}<tr\b/i.test(rows[0] ?? '') ? 'table' : 'div';
  return rows.length === 0 ? '' : `<${tag} class="list">${rows.join('\n')}</${tag}>`;
}
