/** Facts of a page → what the engine goes on with; how they are packed for the store is the store's. */
import { fileKindOf } from '../../checks/facts/address.ts';
import { hashText } from '../../checks/facts/hash.ts';
import { notFetched } from '../../checks/facts/site-links.ts';
import type { PageFacts } from '../../checks/model/index.ts';
import { identityOf } from './identity.ts';
import { listedOf } from './pagers.ts';
import type { PageRead } from './visit.ts';

/** Kinds of pages whose lists are what they are for. */
const lists: ReadonlySet<PageFacts['kind']> = new Set(['home', 'hub', 'column']);

/** What a crawl needs to know of a page that was read. */
export function pageReadOf(facts: PageFacts, packed: Uint8Array): PageRead {
  const { finalUrl, kind, why, title, h1, text } = facts;
  const leads = leadsOf(facts);
  const scripted = !facts.rendered && (facts.scripted || (lists.has(kind) && facts.blocks.some((block) => block.scripted)));
  const addresses = leads.map(({ url }) => url);
  // what script shows is not in the source: its pages look alike and are not
  const listed = scripted ? undefined : listedOf(finalUrl, addresses, text.length, hashText);
  const refresh = kind === 'stub' ? facts.links.find(({ via, href }) => via === 'meta-refresh' && href !== '') : undefined;
  return {
    finalUrl,
    kind,
    why,
    title,
    h1,
    text: { length: text.length, hash: text.hash },
    leads,
    personal: facts.personalData.length > 0,
    scripted,
    footerScripts: footerScriptsOf(facts),
    ...(listed === undefined ? {} : { listed }),
    ...(refresh ? { leadsOn: identityOf(refresh.href) } : {}),
    facts: packed,
  };
}

/** Scripts read of one footer: one writes it, and a counter or two stand beside it. */
const mostScripts = 4;

function footerScriptsOf({ kind, links }: PageFacts): string[] {
  if (!lists.has(kind)) return [];
  const found = links.filter(({ href, via, area }) => via === 'src' && area === 'footer' && fileKindOf(href) === 'script');
  return [...new Set(found.map(({ href }) => identityOf(href)))].slice(0, mostScripts);
}

/** The targets of a page, each once; what it loads to show itself apart from what it leads to. */
export function leadsOf({ links }: Pick<PageFacts, 'links'>): PageRead['leads'] {
  const leads = new Map<string, boolean>();
  for (const { href, noscript, via } of links) {
    if (href === '' || noscript || notFetched.test(href)) continue;
    const url = identityOf(href);
    const loaded = via === 'src' || via === 'css';
    if (!loaded || !leads.has(url)) leads.set(url, loaded);
  }
  return [...leads].map(([url, loaded]) => ({ url, loaded }));
}
