import { defineCheck } from '../../define.ts';
import { basis, inForceOn } from '../../knowledge/sources.ts';
import { homeIsUnread, noOptions, ofSite } from '../statement.ts';
import { entryOf } from './home-entry.ts';

const mobileEntry = /^(?:手机版|移动版|触屏版|手机站|移动门户|手机门户|手机网|wap)$/;

export default defineCheck({
  id: 'mobile-view',
  title: { 'zh-CN': '移动端浏览', en: 'Mobile view' },
  theme: 'function',
  scope: 'site',
  reviewOnly: true,
  needs: ['home'],
  basis: basis('elderlyDesign', 'compatibility'),
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '首页未设置移动端视口（viewport），也未见手机版入口，手机上能否正常浏览请人工确认。',
      en: 'The home page sets no viewport for phones and leads to no mobile version; a person must look how it reads on a phone.',
    },
    fixed: {
      'zh-CN': '首页视口设置为“{viewport}”，不随屏幕宽度调整，请人工确认。',
      en: 'The viewport of the home page is “{viewport}”, which does not follow the screen; a person must look.',
    },
    noZoom: {
      'zh-CN': '首页视口设置为“{viewport}”，禁止放大，不利于老年人阅读，请人工确认。',
      en: 'The viewport of the home page is “{viewport}”, which forbids to enlarge; a person must look.',
    },
    fits: { 'zh-CN': '首页按屏幕宽度显示。', en: 'The home page follows the width of the screen.' },
    version: { 'zh-CN': '首页设有“{name}”。', en: 'The home page leads to “{name}”.' },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，移动端浏览未检查。',
      en: 'The home page is filled by script and was not read; the mobile view was not measured.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页的viewport标签是否按屏幕宽度显示、允许放大，或者首页有手机版入口。',
      en: 'Whether the viewport of the home page follows the screen and may be enlarged, or the page leads to a mobile version.',
    },
    why: {
      'zh-CN': '政府网站应当适应移动终端浏览，允许读者放大文字。',
      en: 'Government sites must read well on phones and let readers enlarge the text.',
    },
    fails: { 'zh-CN': '没有viewport标签。（由人工确认。）', en: 'No viewport at all. (A person decides.)' },
    passes: { 'zh-CN': 'width=device-width, initial-scale=1。', en: 'width=device-width, initial-scale=1.' },
  },
  run(site, { asOf }) {
    const { meta } = site.home!;
    const name = Object.keys(meta).find((key) => key.toLowerCase() === 'viewport');
    const viewport = (name === undefined ? '' : meta[name]!).trim().slice(0, 120);
    const say = (outcome: 'pass' | 'review', message: string) => [ofSite(site, outcome, message, { facts: { viewport } })];
    if (viewport !== '') {
      if (!/width\s?=\s?device-width/i.test(viewport)) return say('review', 'fixed');
      // that readers may enlarge is a rule of 2021
      return inForceOn('elderlyDesign', asOf) &&
        /user-scalable\s?=\s?(?:no|0)|maximum-scale\s?=\s?(?:1(?:\.0+)?|0\.\d+)(?![\d.])/i.test(viewport)
        ? say('review', 'noZoom')
        : say('pass', 'fits');
    }
    const entry = entryOf(site, mobileEntry);
    if (entry) return [ofSite(site, 'pass', 'version', { facts: { name: entry.text || entry.title || entry.alt || '' } })];
    return homeIsUnread(site) ? [ofSite(site, 'error', 'scripted')] : say('review', 'missing');
  },
});
