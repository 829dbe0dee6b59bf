/** Days that a page claims without showing them: in its metas and in its address. */
import { dateMetas } from '../knowledge/dates.ts';
import { datesIn, type FoundDate } from './dates.ts';

/** The day that the page's metas claim, in any of their names. */
export function metaDate(meta: Record<string, string>): FoundDate | undefined {
  for (const name of dateMetas) {
    const value = meta[name];
    const date = value && datesIn(value.slice(0, 60), { compact: true })[0];
    if (date) return date;
  }
  return undefined;
}

/** Eight figures, or numbers parted by marks; a number behind a month may be that of an article, so a day ends in a mark. */
const dateInPath =
  /(?<![0-9])((?:19|20)[0-9]{2})(?:(0[1-9]|1[0-2])([0-3][0-9])(?![0-9])|-([0-9]{1,2})-([0-9]{1,2})(?![0-9])|[-_/]([0-9]{1,2})[-_/]([0-9]{1,2})[-_/]|(0[1-9]|1[0-2])\/([0-3][0-9])\/)/;

/** The day that an address names: `/201807/t20180726_1.html`, `/2018-07/26/`, `/art/2018/7/26/`. A month alone is no day. */
export function dateOfAddress(address: string): { date: string; text: string } | null {
  const path = address
    .split(/[?#]/, 1)[0]!
    .slice(0, 500)
    .replace(/^[a-z]+:\/\/[^/]*/i, '');
  const match = dateInPath.exec(path);
  if (!match) return null;
  const date = datesIn(match.slice(1).filter(Boolean).join('-'))[0]?.date;
  return date === undefined ? null : { date, text: match[0] };
}
