/** How a site publishes what others decided or took back: penalties with their withdrawal, and what the State Council issued. Bounded. */
import { reprintColumn, reprintTitle } from '../knowledge/reprints.ts';
import type { PageFacts, SiteFacts } from '../model/index.ts';
import { placeOf } from './address.ts';
import { undecorate } from './disclosure.ts';
import { fold } from './fold.ts';

type Publishing = Required<Pick<SiteFacts, 'penalties' | 'reprints'>>;
type Entry = Publishing['reprints']['entries'][number];

const kept = { numbers: 20_000, shown: 5, withdrawn: 1_000, entries: 300, title: 120 };

export interface PublishingGathering {
  add(page: PageFacts): void;
  finish(): Publishing;
}

export function gatherPublishing(): PublishingGathering {
  const shown = new Map<string, { url: string; title: string }[]>();
  const withdrawn = new Map<string, Publishing['penalties'][number]['withdrawn']>();
  const entries = new Map<string, Entry>();
  let column: string | null = null;

  const addEntry = (title: string, href: string, date: string | null): void => {
    const place = placeOf(href);
    const known = entries.get(place);
    if (known) known.date ??= date;
    else if (href !== '') entries.set(place, { title: title.slice(0, kept.title), href, date });
    if (entries.size > 2 * kept.entries) trim();
  };
  const trim = (): void => {
    const order = [...entries].sort(([a, one], [b, other]) =>
      (one.date ?? '') < (other.date ?? '') ? 1 : one.date === other.date && a > b ? 1 : -1,
    );
    entries.clear();
    for (const [place, entry] of order.slice(0, kept.entries)) entries.set(place, entry);
  };

  return {
    add(page) {
      if (page.kind === 'error') return;
      const title = (page.h1 || page.title).replace(/\s+/g, ' ').trim().slice(0, kept.title);
      if (page.penalty) addPenalty(page, page.penalty, title);
      const names = [page.h1 ?? '', page.title.split(/[-_|—–]/)[0]!, page.breadcrumb.at(-1) ?? ''];
      const own = page.kind !== 'home' && names.some((name) => name.length <= 24 && reprintColumn.test(undecorate(fold(name))));
      const lists = page.items.length > 0 && page.kind !== 'article';
      if (own && lists) column ??= page.url;
      for (const item of page.items)
        if (own || reprintTitle.test(fold(item.title.slice(0, kept.title)))) addEntry(item.title, item.href, item.date ?? null);
      if (page.kind === 'article' && (own || reprintTitle.test(fold(title)))) addEntry(title, page.url, page.published?.date ?? null);
    },
    finish() {
      trim();
      return {
        penalties: [...withdrawn]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([number, by]) => ({ number, withdrawn: by, shown: (shown.get(number) ?? []).filter(({ url }) => url !== by.url) })),
        reprints: { column, entries: [...entries.values()] },
      };
    },
  };

  function addPenalty(page: PageFacts, penalty: NonNullable<PageFacts['penalty']>, title: string): void {
    for (const number of penalty.numbers) {
      if (penalty.withdrawn) {
        if (!withdrawn.has(number) && withdrawn.size < kept.withdrawn)
          withdrawn.set(number, { url: page.url, title, published: page.published?.date ?? null });
        continue;
      }
      const pages = shown.get(number);
      if (pages) {
        if (pages.length < kept.shown) pages.push({ url: page.url, title });
      } else if (shown.size < kept.numbers) shown.set(number, [{ url: page.url, title }]);
    }
  }
}
