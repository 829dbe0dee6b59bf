import { defineCheck, type RoundStatement } from '../../define.ts';
import { fold } from '../../facts/fold.ts';
import { basis } from '../../knowledge/sources.ts';
import type { SiteSummary } from '../../model/index.ts';
import { isSeen, ofPlace, regionsOf, sameOrgan } from '../round.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'contradictory-copies',
  title: { 'zh-CN': '同一信息多站不一致', en: 'One thing told in two ways' },
  theme: 'content',
  scope: 'round',
  reviewOnly: true,
  basis: basis('siteDocuments', 'reportContent', 'guide'),
  options: noOptions,
  messages: {
    validity: {
      'zh-CN': '文件“{number}”在本网站标注为“{mark}”，在“{other}”（{otherUrl}）标注为“{otherMark}”，请人工核实。',
      en: 'Document {number} is marked {mark} here and {otherMark} by {other} ({otherUrl}); a person must look.',
    },
    report: {
      'zh-CN': '“{title}”本年新收申请为{here}件，“{other}”公布的同一报告（{otherUrl}）为{there}件，请人工核实。',
      en: '“{title}” tells of {here} new applications, the same report on {other} ({otherUrl}) of {there}; a person must look.',
    },
    phone: {
      'zh-CN': '“{title}”的联系电话（{here}）与“{other}”公布的同一指南（{otherUrl}，{there}）不一致，请人工核实。',
      en: 'The numbers in “{title}” ({here}) are not those in the same guide on {other} ({otherUrl}: {there}); a person must look.',
    },
    agrees: {
      'zh-CN': '{region}{count}个网站之间未见互相矛盾的信息。',
      en: 'Nothing on the {count} sites of {region} contradicts itself.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '同一地区不同网站之间：同一文号的文件有效性标注相反；同一机关同一年度报告的本年新收申请数不同；同一机关公开指南的电话没有一个相同。',
      en: 'Between sites of a region: a document marked valid here and repealed there, the same report with other numbers, the same guide with no telephone in common.',
    },
    why: {
      'zh-CN': '行政机关公开政府信息应当及时、准确；同一信息多处发布的应当一致。',
      en: 'What is disclosed must be correct; what is told in several places must agree.',
    },
    fails: {
      'zh-CN': '门户标注“已废止”，部门网站标注“有效”。（由人工确认。）',
      en: 'Repealed on the portal, valid on the bureau’s site. (A person decides.)',
    },
    passes: { 'zh-CN': '各站标注一致。', en: 'All sites agree.' },
  },
  run(sites) {
    return regionsOf(sites).flatMap(({ name: region, sites: those, portal, anchor }): RoundStatement[] => {
      const seen = those.filter(isSeen);
      const said = [...contradictedMarks(seen), ...(portal && isSeen(portal) ? contradictedCopies(portal, seen) : [])];
      return said.length > 0 ? said : [ofPlace(anchor, 'pass', 'agrees', { region, count: seen.length })];
    });
  },
});

/** A document that one site marks as valid and another as repealed: said of the site that calls it valid. */
function contradictedMarks(sites: readonly SiteSummary[]): RoundStatement[] {
  const repealed = new Map<string, { site: SiteSummary; url: string }>();
  for (const site of sites)
    for (const { number, mark, url } of site.documents) {
      const key = fold(number);
      if (mark === 'repealed' && !repealed.has(key)) repealed.set(key, { site, url });
    }
  return sites.flatMap((site) =>
    site.documents.flatMap(({ number, mark, url, title }) => {
      const other = mark === 'valid' ? repealed.get(fold(number)) : undefined;
      if (!other || other.site === site) return [];
      const facts = { number, title, mark, otherMark: 'repealed', other: other.site.place.name, otherUrl: other.url };
      return [ofPlace(site, 'review', 'validity', facts, { url, subject: fold(number), quote: number })];
    }),
  );
}

/** Reports and guides of an organ that its own site and the portal both show. */
function contradictedCopies(portal: SiteSummary, sites: readonly SiteSummary[]): RoundStatement[] {
  return sites.flatMap((site) => {
    if (site === portal) return [];
    const { organ } = site.place;
    const other = portal.place.name;
    const reports = site.reports.flatMap((report) => {
      const copy = portal.reports.find((one) => one.year === report.year && one.organ !== null && sameOrgan(one.organ, organ));
      if (!copy || copy.url === report.url || copy.received === null || report.received === null || copy.received === report.received)
        return [];
      if (report.organ !== null && !sameOrgan(report.organ, organ)) return [];
      const facts = { title: report.title, here: report.received, there: copy.received, other, otherUrl: copy.url };
      return [ofPlace(site, 'review', 'report', facts, { url: report.url, subject: `report ${report.year}`, quote: report.title })];
    });
    const guides = site.guides.flatMap(({ title, url, phones }) => {
      const copy = portal.guides.find((one) => fold(one.title).includes(fold(organ)) && one.url !== url);
      if (!copy || copy.phones.some((phone) => phones.includes(phone))) return [];
      const facts = { title, here: phones, there: copy.phones, other, otherUrl: copy.url };
      return [ofPlace(site, 'review', 'phone', facts, { url, subject: 'guide', quote: title })];
    });
    return [...reports, ...guides.slice(0, 1)];
  });
}
