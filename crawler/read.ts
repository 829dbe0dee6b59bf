/** One answer → what the engine goes on with, and the facts as they are stored. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { readPage } from '../checks/facts/page.ts';
import { notFetched } from '../checks/facts/site-links.ts';
import type { PageFacts } from '../checks/model/index.ts';
import { identityOf } from './engine/identity.ts';
import type { PageAnswer, PageRead } from './engine/visit.ts';

/** Kinds of pages whose lists are what they are for. */
const lists: ReadonlySet<PageFacts['kind']> = new Set(['home', 'hub', 'column']);

/** Reads a page. The facts come packed: what waits to be stored takes a tenth of the memory, and threads hand it over at no cost. */
export function readAnswer({ url, finalUrl, answer, redirects, home }: PageAnswer, asOf: string): PageRead {
  const { status, headers, body } = answer;
  const facts = readPage({ url, finalUrl, status, redirects, headers, body, asOf, home, ...(answer.rendered ? { rendered: true } : {}) });
  const { kind, why, title, h1, text } = facts;
  const refresh = kind === 'stub' ? facts.links.find(({ via, href }) => via === 'meta-refresh' && href !== '') : undefined;
  return {
    finalUrl,
    kind,
    why,
    title,
    h1,
    text: { length: text.length, hash: text.hash },
    leads: leadsOf(facts),
    scripted: !facts.rendered && (facts.scripted || (lists.has(kind) && facts.blocks.some((block) => block.scripted))),
    ...(refresh ? { leadsOn: identityOf(refresh.href) } : {}),
    facts: packFacts(facts),
  };
}

/** The targets of a page, each once; what it loads to show itself apart from what it leads to. */
function leadsOf({ links }: PageFacts): PageRead['leads'] {
  const leads = new Map<string, boolean>();
  for (const { href, noscript, via } of links) {
    if (href === '' || noscript || notFetched.test(href)) continue;
    const url = identityOf(href);
    const loaded = via === 'src' || via === 'css';
    if (!loaded || !leads.has(url)) leads.set(url, loaded);
  }
  return [...leads].map(([url, loaded]) => ({ url, loaded }));
}

/** Facts without timing, which differs from run to run and is stored beside them. */
function packFacts(facts: PageFacts): Uint8Array {
  const { timing: _, ...rest } = facts;
  return zstdCompressSync(JSON.stringify(rest));
}

export function unpackFacts(packed: Uint8Array, timing: PageFacts['timing']): PageFacts {
  return { ...(JSON.parse(zstdDecompressSync(packed).toString()) as Omit<PageFacts, 'timing'>), timing };
}
