/** Code, pictures and links of others over all pages of a site: each counted once a page, with the first page by address. */
import { advertHosts, advertLabels, isUnder } from '../knowledge/scripts.ts';
import { spamSpokenOf, wordingTerms } from '../knowledge/wording.ts';
import type { PageFacts, SiteFacts } from '../model/index.ts';
import { hostOf } from './address.ts';
import { fold } from './fold.ts';

type Parts = Required<Pick<SiteFacts, 'scriptHosts' | 'scriptSigns' | 'concealed' | 'insecure' | 'adverts' | 'spamLinks'>>;

/** Different places kept of each part: a hijacked site shows thousands. */
const kept = 500;
const spamTerms = wordingTerms.filter(({ kind }) => kind === 'spam').map(({ term }) => term);
const first = new Set(spamTerms.map((term) => term[0]!));
/** Words of gambling hosts, whole labels of the host apart. */
const spamHost = /(?:^|[.-])(?:bet365|betway|casino|bocai|caipiao|yabo|kaiyun|leyu|188bet|wnsr|amjs|jinsha|slot)\d{0,6}(?:[.-]|$)/i;

interface Counted {
  pages: number;
  example: string;
}

class Counter<Value extends object> {
  private readonly places = new Map<string, Value & Counted>();

  /** Counts a place once a page. */
  add(key: string, page: string, value: Value): void {
    const known = this.places.get(key);
    if (!known) {
      if (this.places.size < kept) this.places.set(key, { ...value, pages: 1, example: page });
      return;
    }
    known.pages += 1;
    if (page < known.example) known.example = page;
  }

  list(): (Value & Counted)[] {
    return [...this.places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
  }
}

export interface EmbedGathering {
  add(page: PageFacts): void;
  finish(): Parts;
}

export function gatherEmbeds(own: (host: string) => boolean): EmbedGathering {
  const hosts = new Counter<{ host: string }>();
  const signs = new Counter<{ id: string; quote: string }>();
  const concealed = new Counter<{ href: string; text: string; how: 'hidden' | 'shifted' }>();
  const insecure = new Counter<{ href: string; active: boolean }>();
  const adverts = new Counter<{ text: string; href: string }>();
  const spamLinks = new Counter<{ text: string; href: string }>();

  return {
    add(page) {
      const at = page.url;
      for (const host of page.scripts.hosts) if (!own(host)) hosts.add(host, at, { host });
      for (const { id, quote } of page.scripts.signs) signs.add(`${id} ${quote}`, at, { id, quote });
      for (const { href, text, how } of page.concealed) concealed.add(href, at, { href, text, how });
      const secure = page.finalUrl.startsWith('https:');
      const counted = new Set<string>();
      const once = (key: string): boolean => !counted.has(key) && counted.add(key).size > 0;
      for (const { href, text, via, title } of page.links) {
        if (secure && href.startsWith('http:') && (via === 'src' || via === 'css' || via === 'frame')) {
          if (once(`i ${href}`))
            insecure.add(href, at, { href: href.slice(0, 500), active: via === 'frame' || /\.(?:js|css)(?:[?#]|$)/i.test(href) });
        }
        const words = text || title || '';
        const host = hostOf(href);
        if (via !== 'a' && via !== 'area' && via !== 'onclick' && via !== 'option') {
          if ((via === 'src' || via === 'frame') && isUnder(host, advertHosts) && once(`a ${host}`))
            adverts.add(host, at, { text: '', href: href.slice(0, 300) });
          continue;
        }
        if (words !== '' && words.length <= 12 && words.includes('广告') && advertLabels.test(fold(words)) && once(`a ${words}`)) {
          adverts.add(words, at, { text: words, href: href.slice(0, 300) });
        }
        if (host === '' || own(host) || isUnder(host, ['gov.cn'])) continue;
        if ((spamHost.test(host) || advertises(words)) && once(`s ${href}`))
          spamLinks.add(href, at, { text: words.slice(0, 60), href: href.slice(0, 500) });
      }
    },
    finish() {
      return {
        scriptHosts: hosts.list(),
        scriptSigns: signs.list(),
        concealed: concealed.list(),
        insecure: insecure.list(),
        adverts: adverts.list(),
        spamLinks: spamLinks.list(),
      };
    },
  };
}

/** Whether a host goes by the name of a gambling site. */
export function isSpamHost(host: string): boolean {
  return spamHost.test(host);
}

/** Whether the words of a link advertise gambling and the like; titles of news about it are longer than the name of a game. */
export function advertises(words: string): boolean {
  if (words.length < 2 || words.length > 40 || spamSpokenOf.test(words)) return false;
  for (const unit of words) if (first.has(unit)) return spamTerms.some((term) => words.includes(term));
  return false;
}
