/** Which of the matters of knowledge/matters.ts and statutory-items.ts a site shows: entries by their names, and titles of single entries with their dates. */
import { type Matter, requiredMatters } from '../knowledge/matters.ts';
import { statutoryItems } from '../knowledge/statutory-items.ts';
import type { PageFacts, PageKind, SiteFacts } from '../model/index.ts';
import { hostOf, placeOf } from './address.ts';
import { undecorate } from './disclosure.ts';
import { fold } from './fold.ts';

type Found = NonNullable<SiteFacts['matters']>[number];

const matters: readonly Matter[] = [...statutoryItems, ...requiredMatters];
const titled = matters.filter(({ title }) => title !== undefined);
/** One look that every title of a matter passes. */
const anyTitle = new RegExp(titled.map(({ title }) => title!.source).join('|'));
const fronts = new Set<PageKind>(['home', 'hub', 'column', 'frame', 'other']);
const labelLength = { min: 2, max: 24 };
const kept = { entries: 40, days: 200, titles: 5_000, memo: 20_000 };

export interface MatterGathering {
  add(page: PageFacts): void;
  finish(): Required<Pick<SiteFacts, 'matters'>>;
}

export function gatherMatters(): MatterGathering {
  const found = new Map<string, Found & { places: Map<string, string | null> }>();
  const byLabel = new Map<string, readonly Matter[]>();

  const at = (matter: Matter) => {
    let known = found.get(matter.id);
    if (!known) {
      known = { id: matter.id, entries: [], count: 0, days: [], example: null, places: new Map() };
      found.set(matter.id, known);
    }
    return known;
  };
  const named = (text: string): readonly Matter[] => {
    const before = byLabel.get(text);
    if (before) return before;
    const folded = undecorate(fold(text));
    const fitting = matters.filter(({ label }) => label.test(folded));
    if (byLabel.size < kept.memo) byLabel.set(text, fitting);
    return fitting;
  };
  const addTitle = (title: string, href: string, date: string | null): void => {
    if (title.length < 4 || title.length > 200) return;
    const folded = fold(title);
    if (!anyTitle.test(folded)) return;
    const place = href === '' ? folded : placeOf(href);
    for (const matter of titled) {
      if (!matter.title!.test(folded)) continue;
      const known = at(matter);
      if (known.places.size >= kept.titles && !known.places.has(place)) continue;
      known.places.set(place, known.places.get(place) ?? date);
      known.example ??= href || null;
    }
  };

  return {
    add(page) {
      if (page.kind === 'error') return;
      if (fronts.has(page.kind)) {
        for (const link of page.links) {
          if (link.href === '' || link.area === 'head' || hostOf(link.href) === '') continue;
          const text = link.text || link.alt || link.title || '';
          if (text.length < labelLength.min || text.length > labelLength.max) continue;
          for (const matter of named(text)) {
            const { entries } = at(matter);
            if (entries.length < kept.entries && !entries.some(({ href }) => href === link.href))
              entries.push({ href: link.href, text: text.slice(0, 40), foundOn: page.url });
          }
        }
      }
      for (const { title, href, date } of page.items) addTitle(title, href, date ?? null);
      if (page.kind === 'article' || page.kind === 'report' || page.kind === 'guide')
        addTitle(page.h1 || page.title, page.url, page.published?.date ?? null);
    },
    finish() {
      return {
        matters: [...found.values()]
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .map(({ id, entries, places, example }) => ({
            id,
            entries,
            count: places.size,
            days: [...places.values()]
              .filter((day): day is string => day !== null)
              .sort()
              .reverse()
              .slice(0, kept.days),
            example,
          })),
      };
    },
  };
}
