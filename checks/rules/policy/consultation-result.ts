import { z } from 'zod';
import { addDays } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { placeOf } from '../../facts/address.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'consultation-result',
  title: { 'zh-CN': '征求意见结果未公布', en: 'Results of calls for opinions not published' },
  theme: 'policy',
  scope: 'site',
  needs: ['home', 'consultations', 'coverage'],
  basis: basis('decisionResult', 'businessDraft', 'calls'),
  reviewOnly: true,
  options: z.strictObject({
    days: z
      .number()
      .int()
      .positive()
      .default(60)
      .describe('days after the end of a call in which its result is awaited (no national number)'),
  }),
  messages: {
    missing: {
      'zh-CN': '“{title}”的征求意见已于{to}结束，至{asOf}未见意见采纳情况，请人工核实。',
      en: 'The call “{title}” ended on {to}; until {asOf} nothing was seen of what became of the opinions. A person must look.',
    },
    published: { 'zh-CN': '已结束的{count}次征求意见均公布了结果。', en: 'The results of all {count} calls that ended are published.' },
    none: { 'zh-CN': '未见已结束的文件草案征求意见。', en: 'No call on a draft that has ended was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '已结束的文件草案征求意见，是否有同名文件的意见采纳情况或者互相链接的结果页。',
      en: 'Calls on drafts that ended, and whether a result on the same draft, or linked with it, is published.',
    },
    why: { 'zh-CN': '社会各方面提出意见的采纳情况应当公布、反馈。', en: 'What became of the opinions must be told.' },
    fails: { 'zh-CN': '征求意见结束一年，未公布采纳情况。', en: 'A year after the end of a call nothing is published.' },
    passes: { 'zh-CN': '公布了《……办法》意见采纳情况。', en: 'The result on the same draft is published.' },
  },
  run(site, { options, asOf }) {
    const calls = site.consultations!.filter(
      ({ kind, says, to }) => kind === 'consultation' && says !== null && to !== null && to < addDays(asOf, -options.days),
    );
    if (calls.length === 0) return [ofSite(site, 'na', 'none')];
    const results = site.consultations!.filter(({ kind }) => kind === 'consultation-result');
    const names = new Set(results.flatMap(({ says }) => says ?? []));
    const places = new Set(results.map(({ url }) => placeOf(url)));
    const led = new Set(results.flatMap(({ leads }) => leads));
    const told = (call: (typeof calls)[number]): boolean =>
      names.has(call.says!) || led.has(placeOf(call.url)) || call.leads.some((place) => places.has(place));
    const statements = calls
      .filter((call) => !told(call))
      .map(({ url, title, to }): Statement => ofSite(site, 'review', 'missing', { url, subject: '', facts: { title, to } }));
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'published', { facts: { count: calls.length } })];
  },
});
