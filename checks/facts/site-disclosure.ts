/** Disclosure over all pages: where each column of the platform is reached, the guides, and the annual reports. */
import { platformLabel } from '../knowledge/disclosure.ts';
import { noReportTitle, organTrim, reportTitle, reportYear } from '../knowledge/reports.ts';
import { type DisclosureKey, disclosureKeys, type PageFacts, type PageKind, type SiteFacts } from '../model/index.ts';
import { fileKindOf, placeOf } from './address.ts';
import { fold } from './fold.ts';
import { isGuideName } from './guide.ts';

type Found = SiteFacts['disclosure'][DisclosureKey];
type Guide = SiteFacts['guides'][number];
type Report = SiteFacts['reports'][number];

/** Pages whose links count: where a reader looks for the way to a column, not articles that happen to stand in it. */
const entrances = new Set<PageKind>(['home', 'hub', 'column', 'frame', 'form', 'other']);
/** Pages where words without a link are worth telling. */
const fronts = new Set<PageKind>(['home', 'hub']);
const guidesKept = 2_000;
const reportsKept = 20_000;

export interface DisclosureGathering {
  add(page: PageFacts): void;
  finish(): Pick<SiteFacts, 'disclosure' | 'guides' | 'reports'>;
}

export function gatherDisclosure(): DisclosureGathering {
  const best = new Map<DisclosureKey, { found: Found; rank: string }>();
  const guides = new Map<string, Guide>();
  const reports = new Map<string, Report>();

  const addReport = (report: Report): void => {
    const place = placeOf(report.url);
    const known = reports.get(place);
    if (!known) {
      if (reports.size < reportsKept) reports.set(place, report);
      return;
    }
    if (known.published === null) known.published = report.published;
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
        addReport(readReport(page.url, title, page.published?.date ?? null));
      }
      for (const item of page.items) if (isReportTitle(item.title)) addReport(readReport(item.href, item.title, item.date ?? null));
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

/** Whether a title is that of an annual report on open government information. */
function isReportTitle(title: string): boolean {
  if (title.length < 6 || title.length > 120) return false;
  const folded = fold(title);
  return /报告|年报/.test(folded) && reportTitle.test(folded) && !noReportTitle.test(folded) && reportYear.test(folded);
}

function readReport(url: string, title: string, published: string | null): Report {
  const folded = fold(title);
  const year = reportYear.exec(folded);
  const before = year ? folded.slice(0, year.index) : '';
  const after = year ? folded.slice(year.index + year[0].length, reportTitle.exec(folded)?.index) : '';
  const organ = [before, after].map((words) => words.replace(organTrim, '')).find((words) => words.length >= 2 && words.length <= 40);
  return { url, title: title.trim(), year: year ? yearOf(year) : null, published, organ: organ ?? null };
}

function yearOf(match: RegExpExecArray): number | null {
  if (match[1]) return Number(match[1]);
  const digits = [...(match[2] ?? '')].map((digit) => {
    const value = '零一二三四五六七八九'.indexOf(digit);
    return Math.max(value, 0);
  });
  const year = Number(digits.join(''));
  return year >= 1990 && year < 2100 ? year : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
