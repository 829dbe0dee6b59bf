import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'site-unreachable',
  title: { 'zh-CN': '站点无法访问', en: 'Site cannot be reached' },
  theme: 'availability',
  scope: 'site',
  needs: ['reached'],
  basis: basis('unreachable'),
  options: noOptions,
  messages: {
    unreachable: {
      'zh-CN': '{asOf}检查时，网站首页 {url} 经多次访问均无法打开（{state}{cause}）。是否达到一周内累计5%以上，以连续监测记录为准。',
      en: 'On {asOf} the home page {url} could not be opened at any attempt ({state}{cause}). Whether it failed 5% of the time over a week is for continuous monitoring to say.',
    },
    doubtful: {
      'zh-CN': '{asOf}检查时，网站首页 {url} 未向检查程序开放（{state}{cause}），读者能否打开请用浏览器人工确认。',
      en: 'On {asOf} the home page {url} did not open to the inspection ({state}{cause}); a person must look with a browser whether readers see it.',
    },
    reached: { 'zh-CN': '{asOf}检查时，网站首页 {url} 可以正常打开。', en: 'On {asOf} the home page {url} opened.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '检查当次访问网站首页，所有尝试均失败的，判为无法访问；服务器拒绝检查程序或证书有误的，由人工确认。',
      en: 'Whether the home page opened at any attempt of this inspection; where the server refuses the inspection or its certificate fails, a person must look.',
    },
    why: {
      'zh-CN': '一周内每天间隔性访问20次以上，超过15秒仍打不开的次数累计占比5%以上的，单项否决。本项为单次观察，比例由连续监测得出。',
      en: 'A site that stays closed for 15 seconds at 5% or more of at least 20 visits a day over a week is vetoed. This check is one observation; the share comes from monitoring.',
    },
    fails: {
      'zh-CN': '首页返回503，或连接被拒绝、域名无法解析。',
      en: 'The home page answers 503, refuses the connection, or its host does not resolve.',
    },
    passes: { 'zh-CN': '首页返回200。', en: 'The home page answers 200.' },
  },
  run(site) {
    const { ok, state, status, reason } = site.reached;
    if (ok) return [ofSite(site, 'pass', 'reached')];
    const detail = reason ?? (status ? `HTTP ${status}` : null);
    const cause = detail === null ? '' : ` ${detail}`;
    const facts = { state, status, cause };
    if (state === 'tls' || (state === 'refused' && status !== null && status > 0)) return [ofSite(site, 'review', 'doubtful', { facts })];
    return [ofSite(site, 'fail', 'unreachable', { facts })];
  },
});
