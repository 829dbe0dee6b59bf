import { z } from 'zod';
import { daysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { placeOf } from '../../facts/address.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'back-dated',
  title: { 'zh-CN': '疑似伪造发稿日期', en: 'Dates of publication that may be false' },
  theme: 'policy',
  scope: 'site',
  needs: ['home', 'dateSigns'],
  basis: basis('forgery'),
  reviewOnly: true,
  options: z.strictObject({
    seenDays: z.number().int().positive().default(3).describe('days between the date shown and the day it was first seen'),
    batch: z.number().int().min(10).default(20).describe('rows of one day in one list that make a batch'),
    share: z.number().min(0).max(1).default(0.6).describe('share of a list’s rows that a batch makes up'),
  }),
  messages: {
    future: {
      'zh-CN': '“{title}”标注的发布日期{shown}晚于检查日{asOf}，请人工核实。',
      en: '“{title}” is dated {shown}, after {asOf}; a person must look.',
    },
    meta: {
      'zh-CN':
        '{total}个页面中有{count}个的网页标签日期比页面显示的发布日期晚3天以上，如“{title}”显示{shown}、标签为{other}，请人工核实是否补发后倒填日期。',
      en: 'On {count} of {total} pages the tags name a day more than 3 days after the date shown, such as “{title}”: shown {shown}, tagged {other}. A person must look.',
    },
    url: {
      'zh-CN':
        '{total}个页面中有{count}个的网址日期比页面显示的发布日期晚3天以上，如“{title}”显示{shown}、网址为{other}，请人工核实是否补发后倒填日期或者网站迁移。',
      en: 'On {count} of {total} pages the address names a day more than 3 days after the date shown, such as “{title}”: shown {shown}, address {other}. A person must look.',
    },
    batch: {
      'zh-CN': '栏目 {url} 的{of}条信息中有{count}条标注同一日期{day}，请人工核实是否成批补发。',
      en: '{count} of the {of} rows of {url} carry the same date {day}; a person must look whether they were put online in one go.',
    },
    seen: {
      'zh-CN': '“{title}”标注的发布日期为{shown}，历次检查首次见到的日期为{seen}，相隔{days}天，请人工核实。',
      en: '“{title}” is dated {shown} and was first seen on {seen}, {days} days later; a person must look.',
    },
    clean: { 'zh-CN': '未见发布日期异常的迹象。', en: 'No sign of false dates was seen.' },
    nothing: { 'zh-CN': '未见注明发布日期的信息。', en: 'Nothing with a date of publication was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '晚于检查日的发布日期；网页标签或网址日期明显晚于页面显示日期；一个栏目大量信息为同一日期；与历次检查首次见到的日期相差较大。均为线索，由人工判断。',
      en: 'Dates to come; tags or addresses that name a clearly later day; lists with most rows of one day; dates long before the page was first seen. Signs only.',
    },
    why: { 'zh-CN': '弄虚作假（伪造发稿日期等）单项否决。', en: 'Forged dates of publication are a veto.' },
    fails: { 'zh-CN': '页面显示2026-06-01，网址为/202609/t20260928_1.html。', en: 'Shown 2026-06-01, address /202609/t20260928_1.html.' },
    passes: { 'zh-CN': '显示日期与网址、标签一致。', en: 'Shown date, address and tags agree.' },
  },
  run(site, { options }) {
    const { compared, future, meta, url, batches } = site.dateSigns!;
    const statements: Statement[] = future.map(({ url: at, title, date }) =>
      ofSite(site, 'review', 'future', { url: at, subject: `future ${placeOf(at)}`, facts: { sign: 'future', title, shown: date } }),
    );
    for (const [sign, { count, list }] of [
      ['meta', meta],
      ['url', url],
    ] as const) {
      const first = list[0];
      if (!first) continue;
      const { title, shown, other } = first;
      statements.push(
        ofSite(site, 'review', sign, {
          subject: sign,
          facts: { sign, count, total: compared[sign], title, shown, other, example: first.url },
        }),
      );
    }
    for (const { url: at, day, count, of } of batches) {
      if (count < options.batch || count < options.share * of) continue;
      statements.push(
        ofSite(site, 'review', 'batch', { url: at, subject: `batch ${placeOf(at)}`, facts: { sign: 'batch', url: at, day, count, of } }),
      );
    }
    for (const { url: at, title, shown, seen } of site.firstSeen ?? []) {
      const days = daysBetween(shown, seen);
      if (days > options.seenDays)
        statements.push(
          ofSite(site, 'review', 'seen', { url: at, subject: `seen ${placeOf(at)}`, facts: { sign: 'seen', title, shown, seen, days } }),
        );
    }
    if (statements.length > 0) return statements;
    const measured = compared.meta + compared.url + compared.rows > 0;
    return [ofSite(site, measured ? 'pass' : 'na', measured ? 'clean' : 'nothing')];
  },
});
