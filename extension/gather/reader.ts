/** Answers → what the engine goes on with; columns of the site are noted on the way. */
import { readPage } from '../../checks/facts/page.ts';
import type { PageFacts } from '../../checks/model/index.ts';
import { identityOf } from '../../crawler/engine/identity.ts';
import { pageReadOf } from '../../crawler/engine/reading.ts';
import type { PageAnswer, PageRead, PageReader } from '../../crawler/engine/visit.ts';
import type { TabReader } from './tab.ts';

/** Reads pages; what only script fills is read again from a tab, where there is a reader of tabs. */
export function createReader(asOf: string, tabs?: TabReader, onFacts?: (facts: PageFacts) => void): PageReader {
  const read = ({ url, finalUrl, answer, redirects, home, scripts }: PageAnswer): [PageRead, PageFacts] => {
    const { status, headers, body, rendered } = answer;
    const facts = readPage({
      url,
      finalUrl,
      status,
      redirects,
      headers,
      body,
      asOf,
      home,
      ...(rendered ? { rendered } : {}),
      ...(scripts ? { scripts } : {}),
    });
    const { timing: _, ...kept } = facts;
    return [pageReadOf(facts, new TextEncoder().encode(JSON.stringify(kept))), facts];
  };
  return async (page) => {
    let [result, facts] = read(page);
    if (result.scripted && !page.answer.rendered && tabs) {
      const shown = await tabs.show(page.finalUrl);
      if (shown?.status === 200 && shown.body.length > 0) {
        const [again, seen] = read({ ...page, answer: shown });
        // a browser that shows less than the source has seen an error of its own
        if (seen.kind !== 'error' || facts.kind === 'error') [result, facts] = [again, seen];
      }
    }
    onFacts?.(facts);
    return result;
  };
}

/** An address that ends at a folder or its index file: lists live there, articles hardly ever do. */
const folder = /\/(?:(?:index|default|list)\.[a-z]{3,5})?$/i;

/** Addresses that a page shows as columns: navigation, side menus, the way to it, headings of its lists, folders; rows with a date are articles. */
export function columnsOf({ links, blocks, breadcrumbHrefs, items }: PageFacts): string[] {
  const articles = new Set(items.filter(({ date }) => date !== undefined).map(({ href }) => href));
  const menus = links.filter(
    ({ href, area, via, dummy }) =>
      via === 'a' && !dummy && !articles.has(href) && (area === 'nav' || area === 'aside' || folder.test(href)),
  );
  const headings = blocks.flatMap(({ href }) => (href ? [href] : []));
  const above = breadcrumbHrefs.flatMap((href) => (href ? [href] : []));
  return [...menus.map(({ href }) => href), ...headings, ...above].filter(Boolean).map(identityOf);
}

export function unpackFacts(packed: Uint8Array, timing: PageFacts['timing']): PageFacts {
  return { ...(JSON.parse(new TextDecoder().decode(packed)) as Omit<PageFacts, 'timing'>), timing };
}
