/** Chooses what the probes ask about: few of each, spread over the site by a seeded hash, the same in whatever order pages come. */
import { fileKindOf, hostOf } from '../../checks/facts/address.ts';
import { hashText } from '../../checks/facts/hash.ts';
import type { PageFacts } from '../../checks/model/index.ts';
import type { Samples } from './context.ts';

const wanted = { titles: 4, external: 12, attachments: 8, pages: 2, hosts: 10 } as const;
/** Shorter titles are found by accident. */
const titleLength = 8;
/** A title this new may not be in the index of a search yet. */
const indexingDays = 7;
/** Government hosts, and the register of their names, which every footer links to. */
const government = /(?:^|\.)(?:gov|conac)\.cn$|\.政务$|\.政务\.cn$/;

/** Gathers samples from pages as they come. */
export function gatherSamples(start: string, asOf: string, seed: string): { add(page: PageFacts): void; finish(): Samples } {
  const home = hostOf(start);
  const titles = lottery<Samples['titles'][number]>(wanted.titles, seed);
  const external = lottery<Samples['external'][number]>(wanted.external, seed);
  const attachments = lottery<Samples['attachments'][number]>(wanted.attachments, seed);
  const hosts = { 2: lottery<Samples['hosts'][number]>(wanted.hosts, seed), 3: lottery<Samples['hosts'][number]>(wanted.hosts, seed) };
  const pages = new Map<PageFacts['kind'], ReturnType<typeof lottery<Samples['pages'][number]>>>();
  const newest = dayBefore(asOf, indexingDays);

  return {
    add(page) {
      if (page.status !== 200) return;
      const isHome = page.kind === 'home';
      if (page.kind === 'article' && page.published && page.published.date <= newest) {
        const title = (page.h1 ?? page.title).trim();
        if (title.length >= titleLength) titles.offer(title, { title: title.slice(0, 100), url: page.url });
      }
      if (page.kind === 'column' || page.kind === 'article' || page.kind === 'hub') {
        const of = pages.get(page.kind) ?? lottery<Samples['pages'][number]>(wanted.pages, seed);
        pages.set(page.kind, of);
        of.offer(page.url, { kind: page.kind, url: page.url });
      }
      for (const { href, via, text, noscript } of page.links) {
        if (noscript || (via !== 'a' && via !== 'area' && via !== 'option') || !/^https?:/.test(href)) continue;
        const hostname = URL.parse(href)?.hostname;
        if (!hostname) continue;
        const host = hostOf(href);
        const shown = text.slice(0, 100);
        if (fileKindOf(href) === 'attachment' && host === home) attachments.offer(href, { url: href, foundOn: page.url, text: shown });
        if (host === home) continue;
        if (!government.test(host)) external.offer(href, { url: href, foundOn: page.url, text: shown });
        const level = isHome ? 2 : 3;
        hosts[level].offer(host, { level, host: hostname, url: href });
      }
    },
    finish: () => ({
      titles: titles.drawn(),
      external: external.drawn(),
      attachments: attachments.drawn(),
      pages: [...pages.keys()].sort().flatMap((kind) => pages.get(kind)!.drawn()),
      hosts: [...hosts[2].drawn(), ...hosts[3].drawn()],
    }),
  };
}

/** Keeps the `size` entries whose keys hash lowest; of two with one key, the one that sorts first. */
function lottery<Entry>(size: number, seed: string): { offer(key: string, entry: Entry): void; drawn(): Entry[] } {
  let kept: { key: string; ticket: string; entry: Entry; written: string }[] = [];
  return {
    offer(key, entry) {
      const ticket = hashText(`${seed}\n${key}`);
      if (kept.length === size && ticket > kept.at(-1)!.ticket) return;
      const written = JSON.stringify(entry);
      const same = kept.find((one) => one.key === key);
      if (same) {
        if (written < same.written) Object.assign(same, { entry, written });
        return;
      }
      kept = [...kept, { key, ticket, entry, written }].sort((a, b) => (a.ticket < b.ticket ? -1 : 1)).slice(0, size);
    },
    drawn: () => kept.map(({ entry }) => entry),
  };
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
