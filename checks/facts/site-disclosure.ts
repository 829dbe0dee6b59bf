/** Disclosure over all pages: where each column of the platform is reached, the guides, and the annual reports. */
import { platformLabel } from '../knowledge/disclosure.ts';
import type { AnnualReport } from '../model/annual-report.ts';
import type { DisclosureKey, PageFacts, PageKind, SiteFacts } from '../model/index.ts';
import { disclosureKeys } from '../model/names.ts';
import { fileKindOf, placeOf } from './address.ts';
import { fold } from './fold.ts';
import { isGuideName } from './guide.ts';
import { isReportTitle, readReportTitle } from './report-titles.ts';

type Found = SiteFacts['disclosure'][DisclosureKey];
type Guide = SiteFacts['guides'][number];
type Report = SiteFacts['reports'][number];

/** Pages whose links count: where a reader looks for the way to a column, not articles that happen to stand in it. */
const entrances = new Set<PageKind>(['home', 'hub', 'column', 'frame', 'form', 'other']);
/** Pages where words without a link are worth telling. */
const fronts = new Set<PageKind>(['home', 'hub']);
const guidesKept = 2_000;
const reportsKept = 20_000;
/** Reports whose parts and tables are kept to be compared, some 4 KB each. */
const contentsKept = 2_000;

export interface DisclosureGathering {
  add(page: PageFacts): void;
  finish(): Pick<SiteFacts, 'disclosure' | 'guides' | 'reports'>;
}

export function gatherDisclosure(): DisclosureGathering {
  const best = new Map<DisclosureKey, { found: Found; rank: string }>();
  const guides = new Map<string, Guide>();
  const reports = new Map<string, Report>();

  let contents = 0;

  const keepContent = (report: Report, content: AnnualReport): void => {
    if (contents++ < contentsKept) report.content = content;
  };
  const addReport = (report: Report): void => {
    const place = placeOf(report.url);
    const known = reports.get(place);
    if (!known) {
      if (reports.size >= reportsKept) return;
      const kept = { ...report, content: null };
      reports.set(place, kept);
      if (report.content !== null) keepContent(kept, report.content);
      return;
    }
    known.published ??= report.published;
    if (known.content === null && report.content !== null) keepContent(known, report.content);
  };

  return {
    add(page) {
      if (page.kind === 'error') return;
      const platform = [page.h1 ?? '', page.title, page.breadcrumb.at(-1) ?? ''].some((name) => platformLabel.test(fold(name)));
      for (const key of disclosureKeys) {
        const entry = page.disclosure[key];
        if (entry.state === 'absent' || !entrances.has(page.kind)) continue;
        if (entry.state !== 'linked' && !fronts.has(page.kind) && !platform) continue;
        const state = { linked: 0, dummy: 1, text: 2 }[entry.state];
        const front = page.kind === 'home' ? 0 : platform ? 1 : page.kind === 'hub' ? 2 : 3;
        const rank = `${state}${front}${String(page.url.split('/').length).padStart(3, '0')} ${page.url}`;
        const known = best.get(key);
        if (!known || rank < known.rank) best.set(key, { found: { ...entry, foundOn: page.url }, rank });
      }

      if (page.guide !== null && guides.size < guidesKept) {
        guides.set(placeOf(page.url), {
          url: page.url,
          title: page.h1 || page.title,
          published: page.published?.date ?? null,
          elements: page.guide,
          attachment: false,
        });
      } else if (isGuideName(page.h1) || isGuideName(page.title)) {
        addAttachedGuides(page, guides);
      }

      const title = page.h1 || page.title;
      if ((page.kind === 'report' || page.kind === 'article' || page.kind === 'other') && isReportTitle(title)) {
        addReport(readReport(page.url, title, page.published?.date ?? null, page.annualReport ?? null));
      }
      for (const item of page.items)
        if (item.href !== '' && isReportTitle(item.title)) addReport(readReport(item.href, item.title, item.date ?? null, null));
    },
    finish() {
      const absent = (key: DisclosureKey): Found => best.get(key)?.found ?? { state: 'absent' };
      return {
        disclosure: {
          guide: absent('guide'),
          system: absent('system'),
          statutory: absent('statutory'),
          annual: absent('annual'),
          apply: absent('apply'),
        },
        guides: [...guides.values()].sort((a, b) => compare(a.url, b.url)),
        reports: [...reports.values()].sort((a, b) => compare(a.url, b.url)),
      };
    },
  };
}

/** A page that goes by the name of a guide and only offers files: its guide is the file. */
function addAttachedGuides(page: PageFacts, guides: Map<string, Guide>): void {
  for (const link of page.links) {
    if (link.area !== 'main' || fileKindOf(link.href) !== 'attachment') continue;
    const place = placeOf(link.href);
    if (guides.has(place) || guides.size >= guidesKept) continue;
    const title = link.text || link.title || page.h1 || page.title;
    if (!/指南/.test(fold(title))) continue;
    guides.set(place, { url: link.href, title, published: page.published?.date ?? null, elements: {}, attachment: true });
  }
}

function readReport(url: string, title: string, published: string | null, content: AnnualReport | null): Report {
  return { url, title: title.trim(), ...readReportTitle(title), published, content };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
