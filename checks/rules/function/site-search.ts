import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { homeIsUnread, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'site-search',
  title: { 'zh-CN': '站内搜索', en: 'Search of the site' },
  theme: 'function',
  scope: 'site',
  needs: ['home', 'offers'],
  basis: basis('search', 'siteSearch'),
  options: z.strictObject({
    foundPercent: z
      .number()
      .min(0)
      .max(100)
      .default(100)
      .describe('of the titles asked for, those that the first page of results must show'),
    grouped: z.boolean().default(false).describe('results must be parted by kind'),
  }),
  messages: {
    missing: { 'zh-CN': '首页未见搜索框，请人工确认。', en: 'No search box was seen on the home page; a person must look.' },
    fails: {
      'zh-CN': '以网站已发布的{asked}个标题搜索，搜索结果首页仅出现{found}个，未出现的如“{example}”（{exampleUrl}）。',
      en: 'Of {asked} titles that stand on the site, the first page of results shows {found}; not “{example}” ({exampleUrl}).',
    },
    broken: { 'zh-CN': '站内搜索无法使用（{reason}）。', en: 'The search of the site does not work ({reason}).' },
    flat: { 'zh-CN': '搜索结果未按类别展现，请人工确认。', en: 'Results are not parted by kind; a person must look.' },
    works: {
      'zh-CN': '以网站已发布的{asked}个标题搜索，搜索结果首页出现{found}个。',
      en: 'Of {asked} titles that stand on the site, the first page of results shows {found}.',
    },
    unmeasured: {
      'zh-CN': '首页设有搜索框；搜索是否有效本次检查未检测。',
      en: 'The home page has a search box; whether it works was not measured.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，站内搜索未检查。',
      en: 'The home page is filled by script and was not read; the search was not measured.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页是否有搜索框；以网站已发布信息的标题搜索，搜索结果首页能否出现该信息。抽查数量由检查设置决定。',
      en: 'Whether the home page has a search box, and whether titles that stand on the site are found on the first page of its results.',
    },
    why: {
      'zh-CN': '站内搜索应当可用、有效；搜索不到已发布信息的，扣分。',
      en: 'The search must work; published information that it does not find is deducted.',
    },
    fails: { 'zh-CN': '以4个标题搜索，均无结果。', en: 'Four titles, none found.' },
    passes: { 'zh-CN': '以4个标题搜索，均在结果首页。', en: 'Four titles, all on the first page.' },
  },
  run(site, { options }) {
    const search = site.probes?.search;
    if (!search) {
      if (site.offers!.search.home || site.offers!.search.platform) return [ofSite(site, 'error', 'unmeasured')];
      return [homeIsUnread(site) ? ofSite(site, 'error', 'scripted') : ofSite(site, 'review', 'missing')];
    }
    const answered = search.asked.filter(({ status }) => status !== null && status < 400);
    if (answered.length === 0) {
      const first = search.asked[0];
      // a search that nobody could ask says nothing of the site
      if (!first || first.status === null) return [ofSite(site, 'error', 'unmeasured')];
      return [
        ofSite(site, 'fail', 'broken', {
          url: search.url,
          subject: 'search',
          facts: { reason: first.reason ?? `HTTP ${first.status}`, lost: search.asked.length },
        }),
      ];
    }
    const lost = answered.filter(({ position }) => position === null);
    const found = answered.length - lost.length;
    const facts = { asked: answered.length, found, lost: lost.length, example: lost[0]?.title ?? null, exampleUrl: lost[0]?.url ?? null };
    const statements: Statement[] = [];
    const enough = (found / answered.length) * 100 >= options.foundPercent;
    statements.push(ofSite(site, enough ? 'pass' : 'fail', enough ? 'works' : 'fails', { url: search.url, subject: 'search', facts }));
    if (options.grouped && search.grouped === false)
      statements.push(ofSite(site, 'review', 'flat', { url: search.url, subject: 'grouped' }));
    return statements;
  },
});
