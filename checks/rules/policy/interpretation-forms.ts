import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'interpretation-forms',
  title: { 'zh-CN': '解读形式单一', en: 'Only one form of interpretation' },
  theme: 'policy',
  scope: 'site',
  needs: ['home', 'interpretations'],
  basis: basis('interpretation'),
  reviewOnly: true,
  options: z.strictObject({
    enough: z.number().int().min(2).default(3).describe('interpretations from which on their forms tell something'),
  }),
  messages: {
    plain: {
      'zh-CN': '{total}篇解读均为文字材料，未见图表、音视频、问答等形式，请人工核实。',
      en: 'All {total} interpretations are plain texts; a person must look.',
    },
    varied: { 'zh-CN': '{total}篇解读除文字外另有形式：{forms}。', en: 'The {total} interpretations take further forms: {forms}.' },
    few: { 'zh-CN': '仅见{total}篇解读，形式不判定。', en: 'Only {total} interpretations were seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '解读标题所示的形式：图解、视频、问答、发布会、专家解读等。',
      en: 'Forms that the titles tell: pictures, video, questions, conferences, experts.',
    },
    why: { 'zh-CN': '应当运用图表图解、音频视频、卡通动漫等多种形式解读政策。', en: 'Policies must be interpreted in several forms.' },
    fails: { 'zh-CN': '十篇解读全为文字。', en: 'Ten interpretations, all plain text.' },
    passes: { 'zh-CN': '有“一图读懂”和答记者问。', en: 'There are pictures and questions with answers.' },
  },
  run(site, { options }) {
    const interpretations = site.interpretations!;
    const total = interpretations.length;
    if (total < options.enough) return [ofSite(site, 'na', 'few', { facts: { total } })];
    const forms = [...new Set(interpretations.map(({ form }) => form))].filter((form) => form !== 'text').sort();
    return [ofSite(site, forms.length > 0 ? 'pass' : 'review', forms.length > 0 ? 'varied' : 'plain', { facts: { total, forms } })];
  },
});
