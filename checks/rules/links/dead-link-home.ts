import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeTargets, linkMessages } from './target.ts';

export default defineCheck({
  id: 'dead-link-home',
  title: { 'zh-CN': '首页链接不可用', en: 'Dead links on the home page' },
  theme: 'links',
  scope: 'site',
  needs: ['home', 'targets', 'coverage'],
  basis: basis('availability', 'siteLinks'),
  options: noOptions,
  messages: linkMessages({ 'zh-CN': '首页链接未发现无法打开的情况。', en: 'No dead link was found on the home page.' }),
  docs: {
    looksFor: {
      'zh-CN': '首页上的链接、图片和外部链接能否打开；附件另由“附件不可用”检查。每个打不开的目标计一次。',
      en: 'Whether links, images and external links on the home page open; attachments belong to dead-attachment. One finding a target.',
    },
    why: {
      'zh-CN': '首页链接（包括图片、附件、外部链接等）打不开或错误的，每个扣分。服务器报错、超时、拒绝访问的由人工复核，不直接扣分。',
      en: 'Each link on the home page that does not open is deducted. Server errors, timeouts and refusals are for a person to review.',
    },
    fails: { 'zh-CN': '首页“市民热线”链接返回404。', en: 'A link on the home page answers 404.' },
    passes: { 'zh-CN': '首页链接均可打开。', en: 'All links of the home page open.' },
  },
  run(site) {
    const linked = new Set(site.home!.links.filter(({ href }) => href !== '').map(({ href }) => href.split('#')[0]));
    return judgeTargets(
      site,
      ({ onHome, kind }) => onHome && kind !== 'attachment',
      Math.min(site.coverage.unmeasuredTargets, linked.size),
    );
  },
});
