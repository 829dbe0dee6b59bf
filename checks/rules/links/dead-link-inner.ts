import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeTargets, linkMessages } from './target.ts';

export default defineCheck({
  id: 'dead-link-inner',
  title: { 'zh-CN': '其他页面链接不可用', en: 'Dead links on other pages' },
  theme: 'links',
  scope: 'site',
  needs: ['home', 'targets', 'coverage'],
  basis: basis('availability', 'siteLinks'),
  options: noOptions,
  messages: linkMessages({
    'zh-CN': '首页以外的页面未发现无法打开的链接。',
    en: 'No dead link was found on pages other than the home page.',
  }),
  docs: {
    looksFor: {
      'zh-CN': '首页以外页面上的链接、图片和外部链接能否打开；首页已有的目标和附件不重复计。',
      en: 'Whether links and images on other pages open; targets of the home page and attachments are not counted again.',
    },
    why: {
      'zh-CN': '其他页面链接打不开或错误的，每个扣分。服务器报错、超时、拒绝访问的由人工复核，不直接扣分。',
      en: 'Each link on other pages that does not open is deducted. Server errors, timeouts and refusals are for a person to review.',
    },
    fails: { 'zh-CN': '文章末尾的“相关链接”返回404。', en: 'A related link under an article answers 404.' },
    passes: { 'zh-CN': '各页面链接均可打开。', en: 'All links open.' },
  },
  run(site) {
    return judgeTargets(site, ({ onHome, kind }) => !onHome && kind !== 'attachment', site.coverage.unmeasuredTargets);
  },
});
