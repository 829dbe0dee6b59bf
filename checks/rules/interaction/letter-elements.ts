import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'letter-elements',
  title: { 'zh-CN': '公开留言要素不全', en: 'Incomplete public letters' },
  theme: 'interaction',
  scope: 'site',
  needs: ['home', 'letters'],
  basis: basis('letters'),
  options: z.strictObject({
    fields: z
      .array(z.enum(['answered', 'organ']))
      .default(['answered', 'organ'])
      .describe('beside the day of asking'),
  }),
  messages: {
    lacks: {
      'zh-CN': '{total}封已答复的公开留言中有{count}封（{share}%）未注明{field}，如“{title}”。',
      en: '{count} of {total} answered letters ({share} %) do not show the {field}, such as “{title}”.',
    },
    complete: {
      'zh-CN': '{total}封已答复的公开留言均注明留言时间、答复时间和办理单位。',
      en: 'All {total} answered letters show when they were asked and answered and by whom.',
    },
    none: { 'zh-CN': '未见已答复的公开留言。', en: 'No answered letter was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '公开留言是否注明留言时间、答复时间、办理单位。',
      en: 'Whether public letters show the day of asking, the day of the answer and who dealt with them.',
    },
    why: { 'zh-CN': '公开留言应当注明留言时间、答复时间等要素。', en: 'Published letters must show these elements.' },
    fails: { 'zh-CN': '留言没有答复时间。', en: 'A letter without the day of its answer.' },
    passes: { 'zh-CN': '三个要素均有。', en: 'All three are shown.' },
  },
  run(site, { options }) {
    const answered = site.letters!.kept.filter(({ state }) => state === 'answered');
    const total = answered.length;
    if (total === 0) return [ofSite(site, 'na', 'none')];
    const statements = options.fields.flatMap((field) => {
      const lacking = answered.filter((letter) => letter[field] === null);
      if (!lacking[0]) return [];
      const share = Math.max(1, Math.round((100 * lacking.length) / total));
      return [
        ofSite(site, 'fail', 'lacks', {
          subject: field,
          facts: { field, count: lacking.length, total, share, title: lacking[0].title, example: lacking[0].href },
        }),
      ];
    });
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'complete', { facts: { total } })];
  },
});
