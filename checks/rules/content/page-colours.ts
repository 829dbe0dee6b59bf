import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { hues } from '../../model/probes.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'page-colours',
  title: { 'zh-CN': '首页色调', en: 'Colours of the home page' },
  theme: 'content',
  scope: 'site',
  reviewOnly: true,
  needs: ['probes'],
  basis: basis('siteColours'),
  options: z.strictObject({
    colours: z.number().int().positive().default(3).describe('most hues of a page'),
    main: z.number().int().positive().default(1).describe('most main hues'),
    share: z.number().min(0).max(1).default(0.05).describe('share of the coloured area from which a hue counts'),
    mainShare: z.number().min(0).max(1).default(0.35).describe('share of the coloured area from which a hue is a main one'),
  }),
  messages: {
    many: {
      'zh-CN': '首页有{count}种色调（{hueNames}），超过{limit}种，请人工确认。',
      en: 'The home page has {count} hues ({hueNames}); {limit} are the most. A person must look.',
    },
    mains: {
      'zh-CN': '首页有{count}种主色（{hueNames}），超过{limit}种，请人工确认。',
      en: 'The home page has {count} main hues ({hueNames}); {limit} is the most. A person must look.',
    },
    within: { 'zh-CN': '首页色调{count}种（{hueNames}）。', en: 'The home page has {count} hues ({hueNames}).' },
    unmeasured: { 'zh-CN': '本次检查未用浏览器取色，首页色调未检查。', en: 'No browser looked at the colours of the home page.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '浏览器打开首页后，图片以外可见区域的背景色和文字色按色相归类（黑、白、灰不计）：主色是否超过1种，总色调是否超过3种。',
      en: 'The hues of backgrounds and words that a browser shows on the home page, pictures and black, white and grey left out: more than one main hue, more than three in all.',
    },
    why: { 'zh-CN': '页面设计以1种主色为主，总色调不超过3种。', en: 'A page keeps to one main hue, and to three in all.' },
    fails: { 'zh-CN': '首页有红、蓝、绿、橙4种色调。（由人工确认。）', en: 'Red, blue, green and orange. (A person decides.)' },
    passes: { 'zh-CN': '首页以蓝色为主，红色点缀。', en: 'Blue with some red.' },
  },
  run(site, { options }) {
    const { colours } = site.probes!;
    if (!colours) return [ofSite(site, 'error', 'unmeasured')];
    const shares = hues.map((hue) => ({ hue, share: colours.shares[hue] ?? 0 })).filter(({ share }) => share > 0 && share >= options.share);
    const mains = shares.filter(({ share }) => share >= options.mainShare);
    const facts = (those: typeof shares) => ({ hueNames: those.map(({ hue }) => hue), count: those.length });
    const said = [
      ...(shares.length > options.colours
        ? [ofSite(site, 'review', 'many', { subject: 'many', facts: { ...facts(shares), limit: options.colours } })]
        : []),
      ...(mains.length > options.main
        ? [ofSite(site, 'review', 'mains', { subject: 'mains', facts: { ...facts(mains), limit: options.main } })]
        : []),
    ];
    return said.length > 0 ? said : [ofSite(site, 'pass', 'within', { facts: facts(shares) })];
  },
});
