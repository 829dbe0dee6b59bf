/** What a site offers its readers: search boxes, files of documents, the channel for applications, its yearly sheets. */
import { platformLabel } from '../knowledge/disclosure.ts';
import { onlineApplication, yearlySheet } from '../knowledge/offers.ts';
import type { PageFacts, PageKind, SiteFacts } from '../model/index.ts';
import { fileKindOf, placeOf } from './address.ts';
import { fold } from './fold.ts';

type Offers = NonNullable<SiteFacts['offers']>;

const fronts = new Set<PageKind>(['home', 'hub', 'column', 'frame', 'other', 'form']);
const kept = { platforms: 50, sections: 200, applications: 50, sheets: 200, files: 20 };

export interface OfferGathering {
  add(page: PageFacts): void;
  finish(): Pick<SiteFacts, 'offers'>;
}

export function gatherOffers(): OfferGathering {
  const offers: Offers = {
    search: { home: false, platform: null },
    platforms: [],
    platformSections: [],
    documents: 0,
    downloads: 0,
    documentExample: null,
    applications: [],
    yearlySheets: [],
  };
  const sheets = new Map<string, Offers['yearlySheets'][number]>();

  const addSheet = (title: string, href: string, onHome: boolean, published: string | null): void => {
    if (!title.includes('报表') || title.length > 80 || href === '') return;
    const match = yearlySheet.exec(fold(title));
    if (!match) return;
    const kind = (match[2] ?? match[3]) === '监管' ? 'supervision' : 'work';
    const key = placeOf(href);
    const known = sheets.get(key);
    if (known) {
      known.onHome ||= onHome;
      known.published ??= published;
    } else if (sheets.size < kept.sheets) {
      sheets.set(key, { kind, year: Number(match[1] ?? match[4]), url: href, title: title.trim(), onHome, published });
    }
  };

  return {
    add(page) {
      if (page.kind === 'error') return;
      const home = page.kind === 'home';
      if (home && page.forms.some(({ kind }) => kind === 'search')) offers.search.home = true;
      if (fronts.has(page.kind) && isPlatform(page)) addPlatform(offers, page);
      if (page.document !== null) {
        offers.documents += 1;
        if (page.links.some(({ area, href, via }) => area === 'main' && via !== 'src' && fileKindOf(href) === 'attachment'))
          offers.downloads += 1;
        else offers.documentExample ??= page.url;
      }
      if (page.apply !== null && offers.applications.length < kept.applications) addApplication(offers, page, page.apply);
      if (fronts.has(page.kind))
        for (const { text, title, alt, href } of page.links) addSheet(title || text || alt || '', href, home, null);
      for (const { title, href, date } of page.items) addSheet(title, href, home, date ?? null);
    },
    finish() {
      return { offers: { ...offers, yearlySheets: [...sheets.values()].sort((a, b) => (a.url < b.url ? -1 : 1)) } };
    },
  };
}

function isPlatform(page: PageFacts): boolean {
  return (
    page.kind !== 'home' &&
    [page.h1 ?? '', page.title.split(/[-_|—–]/)[0]!, page.breadcrumb.at(-1) ?? ''].some((name) => platformLabel.test(fold(name)))
  );
}

function addPlatform(offers: Offers, page: PageFacts): void {
  if (offers.platforms.length < kept.platforms) offers.platforms.push(page.url);
  if (page.forms.some(({ kind }) => kind === 'search')) offers.search.platform ??= page.url;
  for (const block of page.blocks) {
    if (block.heading === '' || offers.platformSections.length >= kept.sections) continue;
    offers.platformSections.push({ name: block.heading.slice(0, 40), href: block.href ?? page.url, page: page.url });
  }
}

function addApplication(offers: Offers, page: PageFacts, elements: NonNullable<PageFacts['apply']>): void {
  const form = page.forms.find(({ kind }) => kind === 'application') ?? page.forms.find(({ kind }) => kind === 'consultation');
  const files = page.links
    .filter(({ href, text, title, area }) => {
      const name = `${text}${title ?? ''}`;
      // systems that store files under a digest give them no other name
      const nameless = elements.form !== undefined && area === 'main' && !/[\u4e00-\u9fff]/.test(name);
      return fileKindOf(href) === 'attachment' && (nameless || /申请|表/.test(name));
    })
    .map(({ href }) => href)
    .slice(0, kept.files);
  const online = page.links.find(({ href, text, title, alt }) => href !== '' && onlineApplication.test(fold(text || title || alt || '')));
  offers.applications.push({
    url: page.url,
    title: page.h1 ?? page.title,
    elements,
    fields: form?.fields ?? [],
    files: [...new Set(files)],
    online: online?.href ?? null,
  });
}
