import { defineCheck, type RoundStatement } from '../../define.ts';
import { hostOf } from '../../facts/address.ts';
import { siteCodeWellFormed } from '../../knowledge/identity.ts';
import { basis } from '../../knowledge/sources.ts';
import type { SiteSummary } from '../../model/index.ts';
import { isSeen, ofPlace } from '../round.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'site-code-shared',
  title: { 'zh-CN': '网站标识码重复使用', en: 'One identification code on several sites' },
  theme: 'identity',
  scope: 'round',
  basis: basis('marks', 'siteFooter'),
  options: noOptions,
  messages: {
    others: {
      'zh-CN': '网站标注的标识码“{code}”登记在“{owner}”（{ownerUrl}）名下，不是本网站的标识码。',
      en: 'The code that the site shows, “{code}”, is registered for {owner} ({ownerUrl}).',
    },
    shared: {
      'zh-CN': '网站标注的标识码“{code}”同时见于{others}，标识码应当一站一码，请人工核实归属。',
      en: 'The code that the site shows, “{code}”, stands on {others} too. Every site has its own; a person must say whose it is.',
    },
    own: { 'zh-CN': '{count}个网站的标识码互不重复。', en: 'The codes of the {count} sites differ from each other.' },
    none: { 'zh-CN': '本轮网站均未标注标识码，本项不适用。', en: 'No site of the round shows a code; this check does not apply.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '同一轮检查中，不同网站标注同一网站标识码，或者标注了名册中登记给其他网站的标识码。',
      en: 'Sites of one round that show the same identification code, or one that the roster holds for another site.',
    },
    why: {
      'zh-CN': '网站标识码是政府网站的唯一身份编码，一站一码。',
      en: 'The code is the identity of one government site and of no other.',
    },
    fails: { 'zh-CN': '部门网站照搬了门户网站的标识码。', en: 'A department shows the code of the portal.' },
    passes: { 'zh-CN': '各站标识码互不相同。', en: 'Every site shows its own code.' },
  },
  run(sites) {
    // pages of units on a platform show the code of the platform
    const shown = sites.filter(
      (site) => isSeen(site) && site.place.kind !== 'platform-unit' && siteCodeWellFormed.test(site.siteCode ?? ''),
    );
    if (shown.length === 0) return [ofPlace(sites[0]!, 'na', 'none')];
    const owners = new Map(sites.flatMap((site) => (site.place.siteCode ? [[site.place.siteCode.toLowerCase(), site]] : [])));
    const byCode = Map.groupBy(shown, ({ siteCode }) => siteCode!);
    const said = shown.flatMap((site): RoundStatement[] => {
      const code = site.siteCode!;
      const owner = owners.get(code);
      if (owner && !isSamePlace(owner, site)) {
        const { name, url } = owner.place;
        return [ofPlace(site, 'fail', 'others', { code, owner: name, ownerUrl: url })];
      }
      const others = byCode.get(code)!.filter((other) => !isSamePlace(other, site));
      if (owner || others.length === 0) return [];
      return [ofPlace(site, 'review', 'shared', { code, others: others.map(({ place }) => `${place.name}（${place.url}）`) })];
    });
    return said.length > 0 ? said : [ofPlace(shown[0]!, 'pass', 'own', { count: shown.length })];
  },
});

/** Two entries of the roster may be parts of one site. */
function isSamePlace(one: SiteSummary, other: SiteSummary): boolean {
  return one === other || hostOf(one.place.url) === hostOf(other.place.url);
}
