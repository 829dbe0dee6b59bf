import { z } from 'zod';
import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { hostOf } from '../../facts/address.ts';
import { advertises, isSpamHost } from '../../facts/site-embeds.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

/** Addresses named in one finding. */
const named = 3;

export default defineCheck({
  id: 'hidden-link',
  title: { 'zh-CN': '暗链', en: 'Hidden links' },
  theme: 'content',
  scope: 'site',
  needs: ['home', 'concealed'],
  basis: basis('graveIncidents', 'siteSecurity'),
  options: z.strictObject({
    hosts: z.number().int().positive().default(5).describe('hidden links to so many different hosts on one page are taken for planted'),
  }),
  messages: {
    spam: {
      'zh-CN': '{pages}个页面（如 {example}）隐藏了指向{href}的链接“{text}”，内容涉及赌博、色情等推广。',
      en: '{pages} pages, such as {example}, hide a link to {href}, “{text}”, which advertises gambling or the like.',
    },
    shifted: {
      'zh-CN': '{pages}个页面（如 {example}）以移出屏幕、缩至看不见等方式放置了指向{href}的链接“{text}”，疑似暗链，请人工核实。',
      en: '{pages} pages, such as {example}, put a link to {href}, “{text}”, where no reader sees it; a person must look.',
    },
    group: {
      'zh-CN': '页面 {example} 成组隐藏了指向{count}个非政府网站的链接（如{examples}），疑似暗链，请人工核实。',
      en: '{example} hides links to {count} sites outside the government, such as {examples}; a person must look.',
    },
    clean: { 'zh-CN': '未发现暗链。', en: 'No planted link was found.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '读者看不到的、指向非政府网站的链接：文字或地址涉及赌博、色情的；以移出屏幕、缩小等方式放置的；一个页面成组隐藏的。折叠菜单等少量隐藏链接不计。',
      en: 'Links to sites outside the government that no reader sees: those that advertise gambling and the like, those put off the screen, those hidden in groups. Single links in folded menus do not count.',
    },
    why: {
      'zh-CN': '暗链表明网站已被入侵，或有人借政府网站推广商业、违法内容；链接违法内容的，单项否决。',
      en: 'Planted links show that somebody got into the site; links to unlawful content are a veto.',
    },
    fails: { 'zh-CN': 'display:none 的区域内有“时时彩”链接。', en: 'A link to a lottery in an element that is not displayed.' },
    passes: { 'zh-CN': '隐藏区域仅有选项卡内的本站链接。', en: 'Only links of the site itself in folded tabs.' },
  },
  run(site, { options }) {
    const statements: Statement[] = [];
    const groups = new Map<string, string[]>();
    for (const { href, text, how, pages, example } of site.concealed!) {
      const facts = { href, text: text || '—', pages, example };
      const place = { url: example, subject: href, facts };
      if (advertises(text) || isSpamHost(hostOf(href))) statements.push({ ...place, outcome: 'fail', message: 'spam' });
      else if (how === 'shifted') statements.push({ ...place, outcome: 'review', message: 'shifted' });
      else groups.set(example, [...(groups.get(example) ?? []), href]);
    }
    for (const [example, hrefs] of groups) {
      const count = new Set(hrefs.map(hostOf)).size;
      if (count < options.hosts) continue;
      statements.push({
        outcome: 'review',
        message: 'group',
        url: example,
        subject: 'group',
        facts: { example, count, examples: hrefs.slice(0, named) },
      });
    }
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'clean')];
  },
});
