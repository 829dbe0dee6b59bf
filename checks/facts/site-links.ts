/** Link health of a site: what became of every target, and who links to those that are not plainly ok. */
import type { LinkState, PageFacts, SiteFacts } from '../model/index.ts';
import { fileKindOf, hostOf, targetOf } from './address.ts';
import type { TargetState } from './site.ts';

type Target = SiteFacts['targets'][number];

/** Referrers listed of one target; all are counted. */
const referrersListed = 20;
/** Characters kept of a link's text. */
const textLength = 60;
/** Addresses that no request follows. */
export const notFetched = /^(?:javascript|mailto|tel|sms|data|about|blob|weixin|qq|tencent):/i;

export interface LinkGathering {
  add(page: PageFacts): void;
  finish(): Pick<SiteFacts, 'targets' | 'linkHealth'>;
}

/** Starts counting targets; `own` tells the hosts of the site. A target nobody has a state of is left out. */
export function gatherLinks(stateOf: (url: string) => TargetState | undefined, own: (host: string) => boolean): LinkGathering {
  const states = new Map<string, LinkState | null>();
  const troubled = new Map<string, Target>();

  const listReferrer = (target: Target, referrer: Target['referrers'][number]): void => {
    target.referrerCount += 1;
    const list = target.referrers;
    let at = list.length;
    while (at > 0 && list[at - 1]!.url > referrer.url) at -= 1;
    if (at >= referrersListed) return;
    list.splice(at, 0, referrer);
    if (list.length > referrersListed) list.pop();
  };

  return {
    add(page) {
      const counted = new Set<string>();
      for (const link of page.links) {
        if (link.href === '' || link.noscript || notFetched.test(link.href)) continue;
        const url = targetOf(link.href);
        let state = states.get(url);
        if (state === null) continue;
        if (state === undefined) {
          const known = stateOf(url);
          states.set(url, known?.state ?? null);
          if (!known) continue;
          state = known.state;
          if (state !== 'ok' && state !== 'moved') {
            troubled.set(url, {
              url,
              ...known,
              external: !own(hostOf(url)),
              kind: kindOf(link, url),
              referrerCount: 0,
              referrers: [],
              onHome: false,
            });
          }
        }
        if (state === 'ok' || state === 'moved' || counted.has(url)) continue;
        counted.add(url);
        const target = troubled.get(url)!;
        const text = (link.text || link.alt || link.title || '').slice(0, textLength);
        listReferrer(target, { url: page.url, text, area: link.area, via: link.via });
        if (page.kind === 'home') target.onHome = true;
      }
    },
    finish() {
      const linkHealth: SiteFacts['linkHealth'] = {};
      for (const state of states.values()) if (state) linkHealth[state] = (linkHealth[state] ?? 0) + 1;
      return { targets: [...troubled.values()].sort((a, b) => (a.url < b.url ? -1 : 1)), linkHealth };
    },
  };
}

function kindOf(link: PageFacts['links'][number], url: string): Target['kind'] {
  // counters and the like are scripts by their element, not by their name
  if (link.script) return 'script';
  const byName = fileKindOf(url);
  if (link.via === 'css') return byName === 'image' ? 'image' : 'style';
  if (link.via === 'src') return byName === 'attachment' ? 'media' : (byName ?? 'image');
  return byName ?? 'page';
}
