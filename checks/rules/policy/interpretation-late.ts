import { z } from 'zod';
import { daysBetween, workingDaysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';
import { pairsOf } from './pairs.ts';

/** Further apart, one of the dates is that of a move or of another edition. */
const countedDays = 730;

export default defineCheck({
  id: 'interpretation-late',
  title: { 'zh-CN': '解读未与文件同步发布', en: 'Interpretation published late' },
  theme: 'policy',
  scope: 'site',
  needs: ['home', 'documents', 'interpretations'],
  basis: basis('siteInterpretation'),
  options: z.strictObject({
    workdays: z
      .number()
      .int()
      .nonnegative()
      .default(5)
      .describe('working days after the document (a provincial number); 0: on the same day'),
    firm: z.boolean().default(false).describe('true: a local rule sets the number, and later is a fault'),
  }),
  messages: {
    late: {
      'zh-CN': '解读“{title}”于{published}发布，文件“{document}”于{documentPublished}发布，相隔{days}个工作日，超过{limit}个工作日。',
      en: 'The interpretation “{title}” came out on {published}, {days} working days after the document “{document}” of {documentPublished}; the limit is {limit}.',
    },
    inTime: { 'zh-CN': '{count}组文件与解读的发布时间符合要求。', en: '{count} pairs of document and interpretation came out in time.' },
    none: { 'zh-CN': '未见注明日期且相互对应的文件与解读，同步情况不判定。', en: 'No dated pair of document and interpretation was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '解读发布日期与所解读文件发布日期相隔的工作日数。',
      en: 'Working days between a document and its interpretation.',
    },
    why: {
      'zh-CN': '政策文件与解读方案、解读材料同步组织、同步审签、同步部署；部分省规定公布后5个工作日内解读。',
      en: 'Interpretation goes with its document; some provinces set 5 working days.',
    },
    fails: { 'zh-CN': '文件9月1日发布，解读9月20日发布。', en: 'Document of 1 September, interpretation of 20 September.' },
    passes: { 'zh-CN': '同日发布。', en: 'Both on one day.' },
  },
  run(site, { options }) {
    const earliest = new Map<string, ReturnType<typeof pairsOf>[number]>();
    for (const pair of pairsOf(site)) {
      const { document, interpretation } = pair;
      if (document.published === null || interpretation.published === null) continue;
      const known = earliest.get(document.url);
      // several interpretations of one document: the first of them counts
      if (!known || interpretation.published < known.interpretation.published!) earliest.set(document.url, pair);
    }
    if (earliest.size === 0) return [ofSite(site, 'na', 'none')];
    const statements: Statement[] = [];
    for (const { document, interpretation } of earliest.values()) {
      const [from, to] = [document.published!, interpretation.published!];
      const apart = daysBetween(from, to);
      if (apart <= 0 || apart > countedDays) continue;
      const days = workingDaysBetween(from, to);
      if (days <= options.workdays) continue;
      const facts = {
        title: interpretation.title,
        published: to,
        document: document.title,
        documentPublished: from,
        days,
        limit: options.workdays,
      };
      statements.push(ofSite(site, options.firm ? 'fail' : 'review', 'late', { url: interpretation.url, subject: document.url, facts }));
    }
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'inTime', { facts: { count: earliest.size } })];
  },
});
