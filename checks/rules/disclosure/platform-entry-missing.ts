import { defineCheck } from '../../define.ts';
import { undecorate } from '../../facts/disclosure.ts';
import { fold } from '../../facts/fold.ts';
import { platformLabel, reporting } from '../../knowledge/disclosure.ts';
import { basis } from '../../knowledge/sources.ts';
import type { Link } from '../../model/index.ts';
import { homeIsUnread, noOptions, ofSite } from '../statement.ts';

/** Entries named after the organ as well: 岚川市政务公开网. A longer label is a title. */
const namedEntry = /(?:政府信息公开|政务公开|信息公开)(?:网|平台|专栏|专区|专题|栏目|目录|系统)?$/;
const labelLength = 20;
const followable: ReadonlySet<Link['via']> = new Set(['a', 'area', 'option', 'onclick']);

export default defineCheck({
  id: 'platform-entry-missing',
  title: { 'zh-CN': '首页缺少政府信息公开入口', en: 'No entry to open government information on the home page' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home'],
  basis: basis('platformEntry', 'platform'),
  options: noOptions,
  messages: {
    entry: { 'zh-CN': '首页设有“{words}”入口：{href}。', en: 'The home page has the entry “{words}”: {href}.' },
    missing: {
      'zh-CN': '首页未设置“政府信息公开”（政务公开、信息公开）入口。',
      en: 'The home page has no entry 政府信息公开 (政务公开, 信息公开).',
    },
    dummy: { 'zh-CN': '首页“{words}”入口没有链接到任何页面。', en: 'The entry “{words}” on the home page leads nowhere.' },
    hidden: {
      'zh-CN': '首页“{words}”入口处于隐藏状态，是否在显著位置展示请人工确认。',
      en: 'The entry “{words}” on the home page is hidden; a person must say whether readers see it.',
    },
    columnsOnly: {
      'zh-CN': '首页未见“政府信息公开”入口，但直接设有“{words}”入口，请人工确认。',
      en: 'The home page has no entry 政府信息公开 but leads to “{words}” directly; a person must look.',
    },
    scripted: {
      'zh-CN': '首页内容由脚本生成，未能读取，是否设有政府信息公开入口未检查。',
      en: 'The home page is filled by script and was not read; its entries were not measured.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页是否有名为“政府信息公开”“政务公开”“信息公开”（含平台、专栏、目录等）且能打开的入口。',
      en: 'Whether the home page has an entry named 政府信息公开, 政务公开 or 信息公开 that can be followed.',
    },
    why: {
      'zh-CN': '政府信息公开平台以政府网站“政府信息公开”栏目为依托，应当在首页显著位置展示。',
      en: 'The disclosure platform lives in the column 政府信息公开 of the site and must be shown prominently on the home page.',
    },
    fails: { 'zh-CN': '首页导航没有上述任何名称。', en: 'The navigation has none of these names.' },
    passes: { 'zh-CN': '首页导航有“政务公开”链接。', en: 'The navigation links to 政务公开.' },
  },
  run(site) {
    const home = site.home!;
    const entries = home.links.flatMap((link) => {
      const words = entryWords(link);
      return words ? [{ link, words }] : [];
    });
    const leads = ({ link }: { link: Link }) => !link.dummy && link.href !== '';
    const open = entries.find((entry) => leads(entry) && !entry.link.hidden);
    const say = (outcome: 'pass' | 'fail' | 'review', message: string, words: string, href: string | null = null) =>
      ofSite(site, outcome, message, { quote: words, facts: { words, href } });
    if (open) return [say('pass', 'entry', open.words, open.link.href)];
    const hidden = entries.find(leads);
    if (hidden) return [say('review', 'hidden', hidden.words, hidden.link.href)];
    if (entries[0]) return [say('fail', 'dummy', entries[0].words)];
    if (homeIsUnread(site)) return [ofSite(site, 'error', 'scripted')];
    const column = Object.values(home.disclosure).find(({ state }) => state === 'linked');
    if (column) return [say('review', 'columnsOnly', column.text ?? '', column.href ?? null)];
    return [ofSite(site, 'fail', 'missing')];
  },
});

/** The words by which a link names the platform, or undefined. */
function entryWords(link: Link): string | undefined {
  if (!followable.has(link.via) || link.noscript) return undefined;
  return [link.text, link.title, link.alt].find((words) => {
    if (!words || words.length > 2 * labelLength) return false;
    const folded = undecorate(fold(words));
    if (platformLabel.test(folded)) return true;
    return folded.length <= labelLength && namedEntry.test(folded) && !reporting.test(folded);
  });
}
