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
      'zh-CN': '政府信息公开制度栏目所列{total}件制度中未见{regime}，请人工核实。',
      en: 'None of the {total} rules on disclosure is one of {regime}; a person must look.',
    },
    has: { 'zh-CN': '已公开{regime}：《{title}》。', en: 'There are rules on {regime}: “{title}”.' },
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
    const rules = site.rules!;
    if (rules.length === 0) return [ofSite(site, 'na', 'none')];
    return ruleRegimes
      .filter(({ id }) => options.regimes.includes(id))
      .map(({ id, title: pattern }) => {
        const rule = rules.find(({ title }) => pattern.test(fold(title)));
        const facts = { regime: id, total: rules.length };
        if (!rule) return ofSite(site, 'review', 'lacks', { subject: id, facts });
        return ofSite(site, 'pass', 'has', { subject: id, url: rule.href || site.site.url, facts: { ...facts, title: rule.title } });
      });
  },
});
