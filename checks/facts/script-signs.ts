/** What of a page's code and links may come from somebody else: scripts of other hosts, signs of injected code, links put where no reader sees them. */
import { concealingStyle, isUnder, leadsAway, scriptLimits, scriptSigns } from '../knowledge/scripts.ts';
import type { PageFacts } from '../model/index.ts';
import { hostOf } from './address.ts';
import type { PageLinks } from './links.ts';
import type { PageTree } from './tree.ts';

/** Hosts, other than the page's own, that scripts are loaded from, and signs of injected code in its own scripts; each once, bounded. */
export function readScripts(tree: PageTree, { linkOf }: PageLinks, address: string): PageFacts['scripts'] {
  const own = hostOf(address);
  const hosts = new Set<string>();
  for (const index of tree.byTag.get('script') ?? []) {
    const link = linkOf.get(index);
    if (!link || hosts.size >= scriptLimits.hosts) continue;
    const host = hostOf(link.href);
    if (host !== '' && host !== own) hosts.add(host);
  }
  const signs: PageFacts['scripts']['signs'] = [];
  for (const script of tree.scripts) {
    if (script.length < 20 || signs.length >= scriptLimits.signs) continue;
    const code = script.length > scriptLimits.read ? script.slice(0, scriptLimits.read) : script;
    for (const { id, needs, pattern } of scriptSigns) {
      if (!code.includes(needs) || signs.some((sign) => sign.id === id)) continue;
      const match = pattern.exec(code);
      if (match && (id !== 'search-redirect' || leadsAway.test(code)))
        signs.push({ id, quote: match[0].replace(/\s+/g, ' ').slice(0, 120) });
    }
  }
  return { hosts: [...hosts], signs };
}

/** Links to hosts outside the government that stand in an element no reader sees; the first 20 addresses. */
export function readConcealed(tree: PageTree, { linkOf }: PageLinks, address: string): PageFacts['concealed'] {
  const own = hostOf(address);
  const found: PageFacts['concealed'] = [];
  let shiftedTo = -1;
  for (let index = 0; index < tree.elements.length && found.length < scriptLimits.concealed; index++) {
    const { name, attribs } = tree.elements[index]!;
    if (index >= shiftedTo && attribs.style !== undefined && attribs.style.length < 2000 && concealingStyle.test(attribs.style)) {
      shiftedTo = tree.afters[index]!;
    }
    const how = index < shiftedTo ? 'shifted' : tree.hidden[index] ? 'hidden' : null;
    if (how === null || name !== 'a') continue;
    const link = linkOf.get(index);
    const host = link ? hostOf(link.href) : '';
    if (!link || host === '' || host === own || isUnder(host, ['gov.cn', '政务.cn', 'xn--zfr164b'])) continue;
    if (found.some(({ href }) => href === link.href)) continue;
    found.push({ href: link.href.slice(0, 500), text: (link.text || link.title || link.alt || '').slice(0, 60), how });
  }
  return found;
}
