/** Entries by the name of an area: which key area or grassroots area has a column here, and which leads to another site. */
import { grassrootsAreas, keyAreas } from '../knowledge/areas.ts';
import type { Link, PageFacts, PageKind, SiteFacts } from '../model/index.ts';
import { hostOf } from './address.ts';
import { undecorate } from './disclosure.ts';
import { fold } from './fold.ts';

type Entry = NonNullable<SiteFacts['areas']>[number];

/** Pages that lead to columns. */
const fronts = new Set<PageKind>(['home', 'hub', 'column', 'frame', 'other']);
const labelLength = { min: 2, max: 24 };
/** Entries kept of one area: a portal leads to a dozen units. */
const entriesKept = 40;

export interface AreaGathering {
  add(page: PageFacts): void;
  finish(): Pick<SiteFacts, 'areas'>;
}

/** `named` are further areas of the profile, by name. */
export function gatherAreas(inScope: (address: string) => boolean, named: readonly string[]): AreaGathering {
  const labels = new Map<string, RegExp[]>();
  for (const { name, label } of [...grassrootsAreas, ...keyAreas]) labels.set(name, [...(labels.get(name) ?? []), label]);
  for (const name of named) {
    const plain = fold(name);
    // a name of the roster is itself, and what stands behind it
    labels.set(name, [...(labels.get(name) ?? []), new RegExp(`^${literal(plain)}(?:领域|信息|公开|信息公开|领域信息公开|专栏)?$`)]);
  }
  const known = new Map<string, string[]>();
  const entries = new Map<string, Map<string, Entry>>();

  const areasOf = (text: string): string[] => {
    const before = known.get(text);
    if (before) return before;
    const folded = undecorate(fold(text));
    const areas = [...labels].filter(([, patterns]) => patterns.some((pattern) => pattern.test(folded))).map(([name]) => name);
    if (known.size < 20_000) known.set(text, areas);
    return areas;
  };

  return {
    add(page) {
      if (!fronts.has(page.kind)) return;
      const add = (link: Link, text: string): void => {
        for (const area of areasOf(text)) {
          const places = entries.get(area) ?? new Map<string, Entry>();
          entries.set(area, places);
          if (places.has(link.href) || places.size >= entriesKept) continue;
          places.set(link.href, { area, href: link.href, external: !inScope(link.href), foundOn: page.url, text: text.slice(0, 40) });
        }
      };
      for (const link of page.links) {
        if (link.href === '' || link.area === 'head' || link.area === 'footer' || hostOf(link.href) === '') continue;
        const text = link.text || link.alt || link.title || '';
        if (text.length >= labelLength.min && text.length <= labelLength.max) add(link, text);
      }
      // on the portal's own page of an area the units stand by their names
      const areas = areasOf((page.h1 ?? page.title.split(/[-_|—–]/)[0]!).slice(0, labelLength.max));
      if (areas.length === 0) return;
      for (const link of page.links) {
        if (link.area !== 'main' || link.href === '' || inScope(link.href) || hostOf(link.href) === '') continue;
        for (const area of areas) {
          const places = entries.get(area) ?? new Map<string, Entry>();
          entries.set(area, places);
          if (!places.has(link.href) && places.size < entriesKept)
            places.set(link.href, {
              area,
              href: link.href,
              external: true,
              foundOn: page.url,
              text: (link.text || link.alt || '').slice(0, 40),
            });
        }
      }
    },
    finish() {
      const areas = [...entries]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, places]) => [...places.values()].sort((a, b) => (a.href < b.href ? -1 : 1)));
      return { areas };
    },
  };
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
