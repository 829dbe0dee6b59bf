import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { fullTextNotices } from '../../knowledge/notices.ts';
import { basis, cite } from '../../knowledge/sources.ts';

export default defineCheck({
  id: 'full-text-missing',
  title: { 'zh-CN': '应当公开全文而未见全文', en: 'Whole text not seen where it must be published' },
  theme: 'policy',
  scope: 'page',
  needs: ['notice', 'text'],
  basis: basis('accidentReport', 'impactReport', 'foodSampling'),
  reviewOnly: true,
  options: z.strictObject({
    characters: z.number().int().positive().default(1500).describe('characters of a page that may be the whole text'),
  }),
  messages: {
    short: {
      'zh-CN': '“{title}”（{notice}）页面共{length}字，未附文件，未见应当公开的全文或者结果表（{rule}），请人工核实。',
      en: '“{title}” ({notice}) holds {length} characters and no file; the whole text or table that must be published was not seen ({rule}). A person must look.',
    },
    whole: { 'zh-CN': '“{title}”附有文件或者全文。', en: '“{title}” holds a file or the whole text.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '事故调查报告、环境影响报告书、食品抽检结果等页面是否附有文件或者足够篇幅的正文。',
      en: 'Whether accident reports, environmental impact reports and results of sampling come with a file or enough text.',
    },
    why: { 'zh-CN': '这些文件依法应当全文或者逐项公布。', en: 'These must be published as a whole by law.' },
    fails: { 'zh-CN': '“事故调查报告”页面只有一句话。', en: 'A page “accident report” of one sentence.' },
    passes: { 'zh-CN': '页面附有报告PDF。', en: 'The page offers the report as a file.' },
  },
  run(page, { options }) {
    const { notice, url, text } = page;
    const rule = fullTextNotices.find(({ kind }) => kind === notice?.kind);
    if (!notice || !rule) return [];
    const whole = notice.files > 0 || text.length >= options.characters;
    const facts = { title: page.h1 ?? page.title, notice: notice.kind, length: text.length, rule: cite(rule.place)['zh-CN'] };
    return [{ outcome: whole ? 'pass' : 'review', message: whole ? 'whole' : 'short', url, subject: '', facts }];
  },
});
