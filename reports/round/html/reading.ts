/** A round report made ready to be read: names of sites, numbers in words, all in one language. */
import type { Interval, Language } from '../../../checks/model/index.ts';
import { type Html, html } from '../../html/escape.ts';
import { clip } from '../../plain.ts';
import { writeInterval, writeNumber } from '../../reading.ts';
import type { RoundReport, SiteRow, Sites } from '../model.ts';
import { type RoundWords, roundWords } from '../wording.ts';
import { scorecardOf } from '../writer.ts';

export interface RoundReading {
  report: RoundReport;
  language: Language;
  say: RoundWords;
  row(id: string): SiteRow | undefined;
  /** The name of a site, leading to its scorecard where there is one. */
  site(id: string): Html;
  /** Names of sites, the first of them, and how many there are. */
  names(sites: Sites, most: number): Html;
}

const longestName = 80;

export function readReport(report: RoundReport, language: Language, scorecards: boolean): RoundReading {
  const say = roundWords[language];
  const rows = new Map(report.sites.map((row) => [row.id, row]));
  const site = (id: string): Html => {
    const row = rows.get(id);
    const name = html`<bdi>${clip(row?.name ?? id, longestName)}</bdi>`;
    return scorecards && row?.score ? html`<a href="${scorecardOf(id)}">${name}</a>` : name;
  };
  return {
    ...{ report, language, say, site },
    row: (id) => rows.get(id),
    names: ({ count, ids }, most) =>
      html`${ids.slice(0, most).map((id, at) => html`${at > 0 && say.list}${site(id)}`)}${count > most && html`${say.comma}${count}`}`,
  };
}

/** `92.3%`, or `90%–92.3%`. */
export function writeRate(rate: Interval | null, say: RoundWords): string {
  if (rate === null) return say.unknown;
  const low = writeShare(rate.low);
  return rate.low === rate.high ? low : `${low}–${writeShare(rate.high)}`;
}

/** A share as percent with one decimal at most. */
export const writeShare = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** The change between two rates, `+3.1`; null where one is open or missing, so that no single number would be true. */
export function changeOf(before: Interval | null, now: Interval | null): string | null {
  if (!before || !now || before.low !== before.high || now.low !== now.high) return null;
  return writeSigned(Math.round((now.low - before.low) * 1000) / 10);
}

export const writeSigned = (value: number): string => (value > 0 ? `+${writeNumber(value)}` : value < 0 ? `−${writeNumber(-value)}` : '0');
export const writePoints = (score: Interval | null, say: RoundWords): string => (score ? writeInterval(score) : say.unknown);
