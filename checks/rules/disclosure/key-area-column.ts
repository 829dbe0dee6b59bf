import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { fold } from '../../facts/fold.ts';
import { basis } from '../../knowledge/sources.ts';
import type { SiteFacts, SiteProfile } from '../../model/index.ts';
import { ofSite } from '../statement.ts';
import { areaMessages, isDead, judgeArea } from './area-column.ts';

export default defineCheck({
  id: 'key-area-column',
  title: { 'zh-CN': '重点领域专栏', en: 'Columns of key areas' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'areas', 'columns', 'targets', 'coverage'],
  basis: basis('keyAreas', 'statutory'),
  options: z.strictObject({
    days: z.number().int().positive().default(183).describe('days a column of a key area may stand still'),
    items: z.number().int().nonnegative().default(0).describe('rows a column must show'),
  }),
  messages: {
    ...areaMessages,
    notLinked: {
      'zh-CN': '门户网站未链接到“{area}”牵头单位（{owner}）的专栏，已检查的{pages}个页面均未见。',
      en: 'The portal does not lead to the column of {owner} for the key area “{area}”: none of the {pages} pages seen does.',
    },
    ownOnly: {
      'zh-CN': '门户网站设有“{area}”栏目（{href}），但未见指向牵头单位（{owner}）专栏的链接，请人工复核。',
      en: 'The portal has a column “{area}” ({href}) but no link to that of {owner} was seen; a person must look.',
    },
    deadLink: {
      'zh-CN': '门户网站“{area}”指向牵头单位（{owner}）的链接 {href} 无法打开。',
      en: 'The portal’s link {href} to {owner} for the key area “{area}” cannot be opened.',
    },
    one: { 'zh-CN': '重点领域“{area}”的专栏符合要求。', en: 'The column of the key area “{area}” is as it should be.' },
    covered: {
      'zh-CN': '{count}个重点领域专栏均可打开且更新及时：{areas}。',
      en: 'All {count} columns of key areas open and are up to date: {areas}.',
    },
    notOurs: {
      'zh-CN': '站点档案未列明由本单位牵头的重点领域，本项不适用。',
      en: 'The profile names no key area that this organ leads; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '站点档案 keyAreas 列明的重点领域：牵头单位网站是否设有专栏、能否打开、是否更新；门户网站是否逐一链接到牵头单位专栏。',
      en: 'The key areas that the profile lists in keyAreas: whether the leading organ’s site has a column that opens and is up to date, and whether the portal leads to each.',
    },
    why: {
      'zh-CN':
        '牵头落实单位必须在本单位网站设置相关专栏，集中、及时、全面发布，确保栏目链接有效；门户网站应当设置专栏并链接各牵头单位的对应专栏。',
      en: 'Each leading organ must have a column that gathers, keeps up and leads to everything of its area, and the portal must lead to each of them.',
    },
    fails: { 'zh-CN': '市财政局网站没有“财政资金”专栏。', en: 'The finance bureau has no column for public funds.' },
    passes: { 'zh-CN': '门户“重点领域”逐一链接到各牵头单位的专栏。', en: 'The portal leads to the column of every leading organ.' },
  },
  run(site, { options, profile, asOf }) {
    const areas = Object.entries(profile.keyAreas ?? {});
    if (profile.kind === 'portal' && areas.length > 0) return judgePortal(site, profile, areas);
    const organ = profile.organ ?? site.identity.organ?.value ?? site.site.name;
    const ours = areas.filter(([, owners]) => owners.split(/[、,，;；]/).some((owner) => isSame(owner, organ))).map(([area]) => area);
    if (ours.length === 0) return [ofSite(site, 'na', 'notOurs')];
    return settle(
      site,
      ours,
      ours.map((area) => judgeArea(site, asOf, area, entriesOf(site, area, false), options)),
    );
  },
});

const entriesOf = (site: SiteFacts, area: string, external: boolean): string[] =>
  site.areas!.filter((entry) => entry.area === area && entry.external === external).map(({ href }) => href);

/** 市财政局 of a roster is 岚川市财政局 of a footer. */
function isSame(owner: string, organ: string): boolean {
  const [a, b] = [fold(owner), fold(organ)];
  return a.length >= 3 && b.length >= 3 && (a === b || a.endsWith(b) || b.endsWith(a));
}

function judgePortal(site: SiteFacts, profile: SiteProfile, areas: [string, string][]): Statement[] {
  const { pages, complete } = site.coverage;
  const units = Object.values(profile.units ?? {});
  const judged = areas.map(([area, owner]): Statement | undefined => {
    const own = entriesOf(site, area, false);
    // units of the portal's own platform are organs of their own
    const out = [...entriesOf(site, area, true), ...own.filter((href) => units.some((unit) => href.startsWith(unit)))];
    const say = (outcome: Statement['outcome'], message: string, facts: Record<string, string | number>) =>
      ofSite(site, outcome, message, { subject: area, facts: { area, owner, pages, ...facts } });
    if (out.length > 0) return out.every((href) => isDead(site, href)) ? say('fail', 'deadLink', { href: out[0]! }) : undefined;
    if (own.length > 0) return say('review', 'ownOnly', { href: own[0]! });
    return complete ? say('fail', 'notLinked', {}) : say('review', 'unseen', {});
  });
  return settle(
    site,
    areas.map(([area]) => area),
    judged,
  );
}

/** One pass for all where nothing is wrong; else what is wrong, and a pass for each of the others. */
function settle(site: SiteFacts, areas: readonly string[], judged: readonly (Statement | undefined)[]): Statement[] {
  if (judged.every((one) => one === undefined))
    return [ofSite(site, 'pass', 'covered', { facts: { count: areas.length, areas: [...areas] } })];
  return areas.map((area, at) => judged[at] ?? ofSite(site, 'pass', 'one', { subject: area, facts: { area } }));
}
