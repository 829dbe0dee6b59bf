/** What is new on the pages visited: where something was missing, it may have been put on a page that nobody knew. */
import { isGuideName } from '../../checks/facts/guide.ts';
import { isReportTitle } from '../../checks/facts/report-titles.ts';
import { notFetched } from '../../checks/facts/site-links.ts';
import type { PageFacts, SiteProfile } from '../../checks/model/index.ts';
import { identityOf } from '../engine/identity.ts';
import { createScope } from '../engine/scope.ts';
import type { Store } from '../store.ts';

/** New addresses visited by one recheck. */
export const mostNews = 80;
/** Candidates remembered while pages are looked through. */
const mostCandidates = 2000;

type Link = PageFacts['links'][number];

/** What a link is likely to be: a guide or report by its name, then menus, then lists. */
function rankOf({ text, title = '', area }: Link): number {
  const name = text.trim() || title;
  if (isGuideName(name) || isReportTitle(name)) return 0;
  return area === 'nav' ? 1 : area === 'main' ? 2 : 3;
}

/** Addresses of the site that the pages of a recheck lead to and the earlier inspection never met, the likeliest first. */
export async function findNews(
  store: Store,
  given: { earlier: string; recheck: string; start: string; profile?: SiteProfile; known: ReadonlySet<string> },
): Promise<string[]> {
  const { earlier, recheck, start, profile, known } = given;
  const scope = createScope(start, profile);
  const found = new Map<string, number>();
  for await (const { links } of store.pages(recheck)) {
    for (const link of links) {
      const { href, via, noscript } = link;
      if (href === '' || noscript || via === 'src' || via === 'css' || notFetched.test(href) || found.size >= mostCandidates) continue;
      const url = identityOf(href);
      if (known.has(url) || !scope.belongs(url)) continue;
      found.set(url, Math.min(found.get(url) ?? 9, rankOf(link)));
    }
  }
  const { met } = await store.history.known(earlier, [...found.keys()]);
  const news = [...found].filter(([url]) => !met.has(url));
  return news.sort(([a, first], [b, second]) => first - second || (a < b ? -1 : 1)).map(([url]) => url);
}
