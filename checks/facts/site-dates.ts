/**
 * Signs that a date was not set when something was published: days to come, tags and addresses that name a later day than the page shows,
 * and lists with many rows of one day. Signs only: an old site that moved shows the same.
 */
import { addDays, daysBetween } from '../calendar.ts';
import type { PageFacts, SiteFacts } from '../model/index.ts';
import { listPlaceOf } from './address.ts';
import { dateOfAddress, metaDate } from './claimed-dates.ts';

type Signs = NonNullable<SiteFacts['dateSigns']>;

const kept = { examples: 50, lists: 3_000, days: 400 };
const titleLength = 80;
/** A tag or address may name a day close by: the next day's clock, a correction. */
const closeDays = 3;
/** Rows that make a batch. */
const batchRows = 10;

export interface DateGathering {
  add(page: PageFacts): void;
  finish(): Required<Pick<SiteFacts, 'dateSigns'>>;
}

export function gatherDates(asOf: string): DateGathering {
  const lastDay = addDays(asOf, 1);
  const signs: Signs = {
    compared: { meta: 0, url: 0, rows: 0 },
    future: [],
    meta: { count: 0, example: '', list: [] },
    url: { count: 0, example: '', list: [] },
    batches: [],
  };
  const lists = new Map<string, { url: string; rows: Set<string>; days: Map<string, number> }>();

  const compare = (sign: Signs['meta'], page: PageFacts, shown: string, other: string): void => {
    if (daysBetween(shown, other) <= closeDays || other > lastDay) return;
    sign.count += 1;
    sign.example ||= page.url;
    if (sign.list.length < kept.examples) sign.list.push({ url: page.url, title: titleOf(page), shown, other });
  };

  return {
    add(page) {
      if (page.kind === 'column') {
        addRows(lists, page);
        return;
      }
      const { published } = page;
      if (
        page.kind !== 'article' ||
        published === null ||
        published.source === 'meta' ||
        published.source === 'url' ||
        published.confidence === 'low'
      )
        return;
      const { date } = published;
      if (date > lastDay && signs.future.length < kept.examples) signs.future.push({ url: page.url, title: titleOf(page), date });
      const tagged = metaDate(page.meta)?.date;
      if (tagged !== undefined) {
        signs.compared.meta += 1;
        compare(signs.meta, page, date, tagged);
      }
      const named = dateOfAddress(page.url)?.date;
      if (named !== undefined) {
        signs.compared.url += 1;
        compare(signs.url, page, date, named);
      }
    },
    finish() {
      for (const { url, rows, days } of lists.values()) {
        signs.compared.rows += rows.size;
        for (const [day, count] of days) if (count >= batchRows) signs.batches.push({ url, day, count, of: rows.size });
      }
      signs.batches.sort((a, b) => b.count - a.count || (a.url < b.url ? -1 : 1));
      signs.batches = signs.batches.slice(0, kept.examples);
      return { dateSigns: signs };
    },
  };
}

function addRows(lists: Map<string, { url: string; rows: Set<string>; days: Map<string, number> }>, page: PageFacts): void {
  const { place } = listPlaceOf(page.url);
  let list = lists.get(place);
  if (!list) {
    if (lists.size >= kept.lists) return;
    list = { url: page.url, rows: new Set(), days: new Map() };
    lists.set(place, list);
  }
  if (page.url.length < list.url.length) list.url = page.url;
  for (const { href, title, date, inferred } of page.items) {
    const key = href || title;
    if (date === undefined || inferred || list.rows.has(key) || list.rows.size >= 5_000) continue;
    list.rows.add(key);
    if (list.days.has(date) || list.days.size < kept.days) list.days.set(date, (list.days.get(date) ?? 0) + 1);
  }
}

const titleOf = ({ h1, title }: PageFacts): string => (h1 || title).replace(/\s+/g, ' ').trim().slice(0, titleLength);
