import { z } from 'zod';
import { defineCheck, type RoundStatement } from '../../define.ts';
import { placeOf } from '../../facts/address.ts';
import { basis } from '../../knowledge/sources.ts';
import type { SiteSummary } from '../../model/index.ts';
import { isSeen, ofPlace, type Region, regionsOf } from '../round.ts';

export default defineCheck({
  id: 'key-area-links',
  title: { 'zh-CN': '门户与牵头单位重点领域专栏互通', en: 'Portal and leading organs on key areas' },
  theme: 'disclosure',
  scope: 'round',
  basis: basis('keyAreas'),
  options: z.strictObject({
    portal: z.boolean().default(true).describe('the portal of the region must lead to the column of every leading organ'),
  }),
  messages: {
    noColumn: {
      'zh-CN': '“{organ}”牵头“{area}”，其网站未见该领域专栏。',
      en: '{organ} leads the key area “{area}”, but its site shows no column for it.',
    },
    deadColumn: {
      'zh-CN': '“{organ}”牵头“{area}”，其网站该领域专栏的入口 {href} 无法打开。',
      en: '{organ} leads the key area “{area}”; the entry {href} to its column cannot be opened.',
    },
    columnUnsure: {
      'zh-CN': '“{organ}”牵头“{area}”，已检查的页面未见该领域专栏，尚有页面未检查，请人工复核。',
      en: '{organ} leads the key area “{area}”; no column was seen, and some pages were left out; a person must look.',
    },
    unseen: {
      'zh-CN': '“{organ}”牵头“{area}”，其网站本次未检查到。',
      en: '{organ} leads the key area “{area}”; its site was not seen.',
    },
    notLinked: {
      'zh-CN': '{region}门户网站未链接到“{owner}”网站（{ownerUrl}）的“{area}”专栏。',
      en: 'The portal of {region} does not lead to the column “{area}” of {owner} ({ownerUrl}).',
    },
    deadLink: {
      'zh-CN': '{region}门户网站指向“{owner}”网站“{area}”专栏的链接 {href} 无法打开。',
      en: 'The link {href} of the portal of {region} to the column “{area}” of {owner} cannot be opened.',
    },
    linkUnsure: {
      'zh-CN': '{region}门户网站已检查的页面未见指向“{owner}”网站“{area}”专栏的链接，尚有页面未检查，请人工复核。',
      en: 'No link from the portal of {region} to the column “{area}” of {owner} was seen, and some pages were left out; a person must look.',
    },
    covered: {
      'zh-CN': '{region}{count}个重点领域的牵头单位均有专栏，门户网站逐一链接。',
      en: 'The leading organs of all {count} key areas of {region} have their columns, and the portal leads to each.',
    },
    none: { 'zh-CN': '名册未列明重点领域的牵头单位，本项不适用。', en: 'The roster names no leading organs; this check does not apply.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '名册 keyAreas 列明的牵头单位网站是否有该领域专栏且能打开；同一地区门户网站是否逐一链接到牵头单位的专栏。',
      en: 'Whether each site that leads a key area by the roster has a column for it that opens, and whether the portal of its region leads there.',
    },
    why: {
      'zh-CN': '牵头落实单位必须在本单位网站设置相关专栏，门户网站应当设置专栏并链接各牵头单位的对应专栏，确保链接有效。',
      en: 'A leading organ has a column of its area, and the portal leads to each of them by links that work.',
    },
    fails: { 'zh-CN': '门户“环境保护”没有链接到市生态环境局的专栏。', en: 'The portal does not lead to the environment bureau’s column.' },
    passes: { 'zh-CN': '每个牵头单位有专栏，门户逐一链接。', en: 'Every leading organ has its column and the portal leads to it.' },
  },
  run(sites, { options }) {
    return regionsOf(sites).flatMap((region) => judgeRegion(region, options.portal));
  },
});

function judgeRegion(region: Region, byPortal: boolean): RoundStatement[] {
  const { name, sites, portal, anchor } = region;
  const leading = sites.filter((site) => site !== portal).flatMap((site) => site.place.keyAreas.map((area) => ({ site, area })));
  if (leading.length === 0) return [ofPlace(anchor, 'na', 'none')];
  const said = leading.flatMap(({ site, area }) => [
    ...judgeColumn(site, area),
    ...(byPortal && portal && isSeen(portal) ? judgeLink(portal, site, area, name) : []),
  ]);
  return said.length > 0 ? said : [ofPlace(anchor, 'pass', 'covered', { region: name, count: leading.length })];
}

function judgeColumn(site: SiteSummary, area: string): RoundStatement[] {
  const say = (outcome: 'fail' | 'review' | 'error', message: string, href: string | null = null) => [
    ofPlace(site, outcome, message, { area, href }, { subject: area }),
  ];
  if (!isSeen(site)) return say('error', 'unseen');
  const own = site.areas.filter((entry) => entry.area === area && isWithin(entry.href, site));
  if (own.some(({ dead }) => !dead)) return [];
  if (own.length > 0) return say('fail', 'deadColumn', own[0]!.href);
  return site.complete ? say('fail', 'noColumn') : say('review', 'columnUnsure');
}

function judgeLink(portal: SiteSummary, site: SiteSummary, area: string, region: string): RoundStatement[] {
  const entries = portal.areas.filter((entry) => entry.area === area && isWithin(entry.href, site));
  if (entries.some(({ dead }) => !dead)) return [];
  const { organ: owner, url: ownerUrl } = site.place;
  const say = (outcome: 'fail' | 'review', message: string, href: string | null) => [
    ofPlace(portal, outcome, message, { region, area, owner, ownerUrl, href }, { subject: `${area} ${site.place.id}` }),
  ];
  if (entries.length > 0) return say('fail', 'deadLink', entries[0]!.href);
  return portal.complete ? say('fail', 'notLinked', null) : say('review', 'linkUnsure', null);
}

/** An address of the site: on its host, and below its own path where several live under one. */
function isWithin(href: string, { place }: SiteSummary): boolean {
  const base = placeOf(place.url);
  const at = placeOf(href);
  return at === base || at.startsWith(`${base}/`) || at.startsWith(`${base}?`);
}
