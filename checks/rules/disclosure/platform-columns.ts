import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { undecorate } from '../../facts/disclosure.ts';
import { fold } from '../../facts/fold.ts';
import { basis, inForceOn } from '../../knowledge/sources.ts';
import type { DisclosureKey } from '../../model/index.ts';
import { homeIsUnread, noOptions, ofSite } from '../statement.ts';

/** Official names of the columns; the first is how we call it. */
export const columnNamesOf: Record<DisclosureKey, { names: readonly string[] }> = {
  guide: { names: ['政府信息公开指南'] },
  system: { names: ['政府信息公开制度'] },
  statutory: { names: ['法定主动公开内容'] },
  annual: { names: ['政府信息公开年报', '政府信息公开年度报告', '政府信息公开工作年度报告', '政府信息公开工作年报'] },
  apply: { names: ['依申请公开'] },
};
const firstLevel: DisclosureKey[] = ['guide', 'system', 'statutory', 'annual'];

export default defineCheck({
  id: 'platform-columns',
  title: { 'zh-CN': '信息公开平台一级栏目', en: 'First-level columns of the disclosure platform' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'disclosure', 'coverage'],
  basis: basis('platformEntry', 'platformGuide', 'platformSystem', 'platformStatutory', 'platformAnnual'),
  options: noOptions,
  messages: {
    lacks: {
      'zh-CN': '政府信息公开平台应设4个一级栏目，现有{count}个，缺少{columns}。',
      en: 'Of the four first-level columns of a disclosure platform the site has {count}; it lacks {columns}.',
    },
    unseen: {
      'zh-CN': '政府信息公开平台应设4个一级栏目，已检查的{pages}个页面未见{columns}，尚有页面未检查，请人工复核。',
      en: 'Of the four first-level columns of a disclosure platform {columns} was not seen on {pages} pages, and some were left out; a person must look.',
    },
    otherName: {
      'zh-CN': '一级栏目名称为“{shown}”，规范名称为“{name}”，请人工确认。',
      en: 'A first-level column goes by “{shown}”; its official name is “{name}”. A person must look.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，平台栏目未检查。',
      en: 'The home page is filled by script and was not read; the columns were not measured.',
    },
    early: {
      'zh-CN': '检查日统一设置平台栏目的规定尚未施行，本项不适用。',
      en: 'On that day the rules on these columns were not yet in force; this check does not apply.',
    },
    complete: {
      'zh-CN': '政府信息公开平台4个一级栏目齐全，名称规范。',
      en: 'The disclosure platform has its four first-level columns by their official names.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '公开指南、公开制度、法定主动公开内容、公开年报4个一级栏目是否齐全，名称是否规范。',
      en: 'Whether the four first-level columns (guide, rules, statutory disclosures, annual reports) are there by their official names.',
    },
    why: {
      'zh-CN': '政府信息公开平台应当统一名称、统一栏目设置。单项缺失另由各自检查项判定，本项供按4个栏目评分的指标使用。',
      en: 'Disclosure platforms must have the same columns by the same names. Each has a check of its own; this one is for indexes that score the four together.',
    },
    fails: { 'zh-CN': '没有“政府信息公开制度”。', en: 'No column of rules.' },
    passes: { 'zh-CN': '4个一级栏目齐全，名称规范。', en: 'All four columns by their official names.' },
  },
  run(site, { asOf }) {
    if (!inForceOn('platformEntry', asOf)) return [ofSite(site, 'na', 'early')];
    const absent = firstLevel.filter((key) => site.disclosure[key].state !== 'linked');
    const columns = absent.map((key) => `“${columnNamesOf[key].names[0]}”`);
    const { complete, pages } = site.coverage;
    const statements: Statement[] = [];
    if (absent.length > 0) {
      if (homeIsUnread(site)) return [ofSite(site, 'error', 'scripted')];
      const facts = { columns, count: firstLevel.length - absent.length, missing: absent.length, pages };
      statements.push(ofSite(site, complete ? 'fail' : 'review', complete ? 'lacks' : 'unseen', { subject: 'columns', facts }));
    }
    for (const key of firstLevel) {
      const { state, text, foundOn, href } = site.disclosure[key];
      const { names } = columnNamesOf[key];
      if (state !== 'linked' || !text || names.includes(undecorate(fold(text)))) continue;
      statements.push(
        ofSite(site, 'review', 'otherName', {
          url: foundOn ?? site.site.url,
          subject: key,
          quote: text,
          facts: { shown: text, name: names[0]!, href: href ?? null },
        }),
      );
    }
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'complete', { facts: { count: 4 } })];
  },
});
