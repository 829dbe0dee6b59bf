import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeTargets, linkMessages } from './target.ts';

export default defineCheck({
  id: 'soft-404',
  title: { 'zh-CN': '以正常状态返回的失效页面', en: 'Pages that are gone and do not say so' },
  theme: 'links',
  scope: 'site',
  needs: ['home', 'targets', 'coverage'],
  basis: basis('siteLinks', 'availability'),
  options: noOptions,
  messages: linkMessages({
    'zh-CN': '未发现以正常状态返回的失效页面。',
    en: 'No page was found that is gone and answers as if it were not.',
  }),
  docs: {
    looksFor: {
      'zh-CN': '链接目标返回正常状态，但页面写明“页面不存在”“已删除”，或转到首页、上级目录。',
      en: 'Targets that answer as usual and say that the page is gone, or lead to the home page or the folder above.',
    },
    why: {
      'zh-CN': '此类链接对读者同样无效，但只看状态码的检查发现不了。已由“首页链接不可用”“其他页面链接不可用”计入，本项供单列指标使用。',
      en: 'Such links are as dead for a reader as any. They are counted by the checks of dead links; this one is for indexes that list them apart.',
    },
    fails: { 'zh-CN': '链接返回200，页面写有“您访问的页面不存在”。', en: 'A link answers 200 and the page says that it does not exist.' },
    passes: { 'zh-CN': '失效的地址均返回404。', en: 'What is gone answers 404.' },
  },
  run(site) {
    return judgeTargets(site, ({ state }) => state === 'soft-404', site.coverage.unmeasuredTargets);
  },
});
