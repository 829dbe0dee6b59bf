import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { fold } from '../../facts/fold.ts';
import { ruleRegimes } from '../../knowledge/organ.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

const ids = ruleRegimes.map(({ id }) => id) as [string, ...string[]];

export default defineCheck({
  id: 'rules-incomplete',
  title: { 'zh-CN': '政府信息公开制度不全', en: 'Incomplete rules on disclosure' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'rules'],
  basis: basis('coordination', 'secrecyReview', 'rules', 'platformSystem'),
  reviewOnly: true,
  options: z.strictObject({
    regimes: z
      .array(z.enum(ids))
      .default(ruleRegimes.filter(({ national }) => national).map(({ id }) => id))
      .describe('regimes wanted: those the Regulation demands; older local lists name others'),
  }),
  messages: {
    lacks: {
      'zh-CN': '政府信息公开制度栏目所列{total}件制度中未见：{regimes}，请人工核实。',
      en: 'Among the {total} rules on disclosure these were not seen: {regimes}. A person must look.',
    },
    complete: { 'zh-CN': '所要求的制度均已公开，共{total}件。', en: 'All regimes wanted are among the {total} rules.' },
    none: {
      'zh-CN': '未见政府信息公开制度的条目，按“政府信息公开制度缺失”判定。',
      en: 'No rules on disclosure were seen; the check of their column judges that.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '“政府信息公开制度”栏目各条目标题中的主动公开、保密审查、发布协调、依申请办理等制度；其他名目由指标体系指定。',
      en: 'Titles in the column of disclosure rules: publication, review, coordination, disclosure on request; an index may name others.',
    },
    why: {
      'zh-CN': '行政机关应当建立健全政府信息公开审查、发布协调和依申请公开等制度。',
      en: 'Organs must set up review, coordination and the handling of applications.',
    },
    fails: { 'zh-CN': '没有保密审查制度。', en: 'No rules on review.' },
    passes: { 'zh-CN': '四项制度都有。', en: 'All four are there.' },
  },
  run(site, { options }) {
    const titles = site.rules!.map(({ title }) => fold(title));
    if (titles.length === 0) return [ofSite(site, 'na', 'none')];
    const facts = { total: titles.length };
    const regimes = ruleRegimes
      .filter(({ id, title }) => options.regimes.includes(id) && !titles.some((one) => title.test(one)))
      .map(({ id }) => id);
    if (regimes.length === 0) return [ofSite(site, 'pass', 'complete', { facts })];
    return [ofSite(site, 'review', 'lacks', { facts: { ...facts, regimes, count: regimes.length } })];
  },
});
