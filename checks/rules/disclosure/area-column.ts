/** How the column of an area is judged: there, alive, filled, fresh. */
import { daysBetween } from '../../calendar.ts';
import type { Statement } from '../../define.ts';
import { placeOf, targetOf } from '../../facts/address.ts';
import type { Bilingual, Column, SiteFacts } from '../../model/index.ts';
import { ofSite } from '../statement.ts';

export interface AreaLimits {
  /** Days a column may stand still. */
  days: number;
  /** Rows it must show; 0: any number. */
  items: number;
}

export const areaMessages: Record<string, Bilingual> = {
  missing: {
    'zh-CN': '网站未设置“{area}”栏目，已检查的{pages}个页面均未见其入口。',
    en: 'The site has no column for the area “{area}”: none of the {pages} pages seen leads to one.',
  },
  unseen: {
    'zh-CN': '已检查的{pages}个页面未见“{area}”栏目的入口，尚有页面未检查，请人工复核。',
    en: 'None of the {pages} pages seen leads to a column for the area “{area}”, and some pages were left out; a person must look.',
  },
  dead: { 'zh-CN': '“{area}”栏目的链接 {href} 无法打开。', en: 'The link {href} to the column “{area}” cannot be opened.' },
  blank: { 'zh-CN': '“{area}”栏目（{href}）为空白栏目。', en: 'The column “{area}” ({href}) is blank.' },
  stale: {
    'zh-CN': '“{area}”栏目（{href}）最近更新于{newest}，已{days}天未更新，超过{limit}天。',
    en: 'The column “{area}” ({href}) was last updated on {newest}, {days} days ago; the limit is {limit}.',
  },
  few: {
    'zh-CN': '“{area}”栏目（{href}）仅有{items}条信息，少于{needed}条。',
    en: 'The column “{area}” ({href}) holds {items} entries; {needed} are needed.',
  },
};

/** What is wrong with the area's column here; undefined when nothing is. `hrefs` are the addresses that lead to it. */
export function judgeArea(
  site: SiteFacts,
  asOf: string,
  area: string,
  hrefs: readonly string[],
  limits: AreaLimits,
): Statement | undefined {
  const { pages, complete } = site.coverage;
  if (hrefs.length === 0) {
    return ofSite(site, complete ? 'fail' : 'review', complete ? 'missing' : 'unseen', { subject: area, facts: { area, pages } });
  }
  const alive = hrefs.filter((href) => !isDead(site, href));
  if (alive.length === 0) return ofSite(site, 'fail', 'dead', { subject: area, facts: { area, href: hrefs[0]! } });
  const columns = alive
    .map((href) => columnAt(site, href))
    .filter((column): column is Column => column?.visited === true && !column.scripted);
  // of several columns by one name the fullest and freshest speaks for the area
  const best = columns.sort(
    (a, b) => Number(a.blank) - Number(b.blank) || ((a.newest ?? '') < (b.newest ?? '') ? 1 : -1) || b.items - a.items,
  )[0];
  if (!best) return undefined;
  const facts = { area, href: best.url ?? alive[0]!, items: best.items, newest: best.newest };
  if (best.blank === true) return ofSite(site, 'fail', 'blank', { url: facts.href, subject: area, facts });
  const days = best.newest === null ? null : daysBetween(best.newest, asOf);
  if (days !== null && days > limits.days)
    return ofSite(site, 'fail', 'stale', { url: facts.href, subject: area, facts: { ...facts, days, limit: limits.days } });
  if (best.items > 0 && best.items < limits.items) {
    return ofSite(site, 'fail', 'few', { url: facts.href, subject: area, facts: { ...facts, needed: limits.items } });
  }
  return undefined;
}

export function isDead(site: SiteFacts, href: string): boolean {
  const target = targetOf(href);
  return site.targets.some(({ url, state }) => url === target && (state === 'dead' || state === 'soft-404'));
}

function columnAt(site: SiteFacts, href: string): Column | undefined {
  const place = placeOf(href);
  return site.columns.find(({ url }) => url !== null && placeOf(url) === place);
}
