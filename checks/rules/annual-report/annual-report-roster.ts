import { defineCheck, type RoundStatement } from '../../define.ts';
import { otherPowers, reportDue, reportingBodyOf } from '../../knowledge/deadlines.ts';
import { basis } from '../../knowledge/sources.ts';
import type { SiteSummary } from '../../model/index.ts';
import { isSeen, ofPlace, type Region, regionsOf, sameOrgan } from '../round.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'annual-report-roster',
  title: { 'zh-CN': '年度报告名册覆盖', en: 'Annual reports of every organ of the roster' },
  theme: 'annual-report',
  scope: 'round',
  basis: basis('annual2019', 'reportForm'),
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '{region}名册内{total}个单位中有{count}个至{asOf}未公布{year}年政府信息公开工作年度报告：{organs}。',
      en: 'Of {total} organs of {region} on the roster {count} had not published their annual reports of {year} on {asOf}: {organs}.',
    },
    unsure: {
      'zh-CN': '{region}名册内{count}个单位未见{year}年政府信息公开工作年度报告，尚有页面未检查，请人工复核：{organs}。',
      en: 'No annual reports of {year} were seen of {count} organs of {region}, and some pages were left out; a person must look: {organs}.',
    },
    unseen: {
      'zh-CN': '{region}名册内{count}个单位的网站本次未检查到，{year}年年度报告是否公布未检查：{organs}。',
      en: 'The sites of {count} organs of {region} were not seen, so their annual reports of {year} were not measured: {organs}.',
    },
    covered: {
      'zh-CN': '{region}名册内{total}个单位均已公布{year}年政府信息公开工作年度报告。',
      en: 'All {total} organs of {region} on the roster have published their annual reports of {year}.',
    },
    notDue: {
      'zh-CN': '{year}年政府信息公开工作年度报告的公布期限尚未到期，本项不适用。',
      en: 'The annual reports of {year} are not yet due; this check does not apply.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '名册内每个单位上一年度的年度报告：本单位网站或者同一地区门户网站集中公布的均可。名册减去已公布的，即缺报清单。',
      en: 'The report on the previous year of every organ of the roster, on its own site or gathered on the portal of its region.',
    },
    why: {
      'zh-CN': '县级以上人民政府部门均应当公布年度报告；政府信息公开工作主管部门应当集中公布，名册内不得缺报。',
      en: 'Every department publishes a report, and the office in charge gathers them: none of the roster may be missing.',
    },
    fails: { 'zh-CN': '名册48个单位，2个未见年度报告。', en: 'Two of 48 organs show no report.' },
    passes: { 'zh-CN': '48个单位的年度报告均已公布。', en: 'The reports of all 48 organs are there.' },
  },
  run(sites, { asOf }) {
    const year = Number(asOf.slice(0, 4)) - 1;
    return regionsOf(sites).flatMap((region) => judgeRegion(region, year, asOf));
  },
});

function judgeRegion(region: Region, year: number, asOf: string): RoundStatement[] {
  const { portal, anchor } = region;
  const due = region.sites.filter((site) => isDue(site, year, asOf));
  const facts = { region: region.name, year, total: due.length };
  if (due.length === 0) return [ofPlace(anchor, 'na', 'notDue', facts)];
  const lists = { missing: [] as string[], unsure: [] as string[], unseen: [] as string[] };
  for (const site of due) {
    const { organ } = site.place;
    const there =
      site.reports.some((report) => report.year === year && isOwn(report.organ, site)) ||
      portal?.reports.some((report) => report.year === year && report.organ !== null && sameOrgan(report.organ, organ));
    if (there) continue;
    const places = portal && portal !== site ? [site, portal] : [site];
    if (!isSeen(site)) lists.unseen.push(organ);
    else lists[places.every((one) => isSeen(one) && one.complete) ? 'missing' : 'unsure'].push(organ);
  }
  const said = (
    [
      ['missing', 'fail'],
      ['unsure', 'review'],
      ['unseen', 'error'],
    ] as const
  ).flatMap(([message, outcome]) => {
    const organs = lists[message];
    return organs.length > 0 ? [ofPlace(anchor, outcome, message, { ...facts, organs, count: organs.length }, { subject: message })] : [];
  });
  return said.length > 0 ? said : [ofPlace(anchor, 'pass', 'covered', facts)];
}

/** A report on its own site is the organ's own; a portal gathers those of others, and its own goes by the government's name. */
function isOwn(organ: string | null, { place }: SiteSummary): boolean {
  if (place.kind !== 'portal' || organ === null) return true;
  const plain = place.organ.replace(/办公[室厅]$/, '');
  return sameOrgan(organ, plain) || reportingBodyOf(organ, {}) === 'government' || placeName.test(organ);
}

/** The report of 岚川市 is that of its government. */
const placeName = /(?:省|自治区|市|州|盟|县|旗|区)$/;

function isDue({ place }: SiteSummary, year: number, asOf: string): boolean {
  if (otherPowers.test(place.organ.trim())) return false;
  const due = reportDue(year, reportingBodyOf(place.organ, { kind: place.kind, level: place.level }) ?? 'government');
  return due !== undefined && asOf > due.date;
}
