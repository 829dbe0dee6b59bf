/** How a column of the disclosure platform is judged that every organ must have. */
import type { Statement } from '../../define.ts';
import type { DisclosureKey, SiteFacts } from '../../model/index.ts';
import { homeIsUnread, ofSite } from '../statement.ts';

/** Messages about a column by its official name. */
export function entryMessages(zh: string, en: string) {
  return {
    linked: { 'zh-CN': `已设置“${zh}”栏目：{href}。`, en: `The site has ${en}: {href}.` },
    absent: {
      'zh-CN': `网站未设置“${zh}”栏目，已检查的{pages}个页面均未见其入口。`,
      en: `The site has no ${en}: none of the {pages} pages seen leads to one.`,
    },
    textOnly: {
      'zh-CN': `网站未设置“${zh}”栏目，已检查的{pages}个页面仅有“{words}”字样，没有可打开的链接。`,
      en: `The site has no ${en}: on the {pages} pages seen only the words “{words}” stand, and no link.`,
    },
    dummy: {
      'zh-CN': `“${zh}”栏目的入口“{words}”没有链接到任何页面。`,
      en: `The entry “{words}” of ${en} leads nowhere.`,
    },
    dead: {
      'zh-CN': `“${zh}”栏目的入口“{words}”（{href}）无法打开。`,
      en: `The entry “{words}” of ${en} ({href}) cannot be opened.`,
    },
    partly: {
      'zh-CN': `已检查的{pages}个页面未见“${zh}”栏目的入口，尚有页面未检查，请人工复核。`,
      en: `None of the {pages} pages seen leads to ${en}, and some pages were left out; a person must look.`,
    },
    scripted: {
      'zh-CN': `首页内容由脚本生成，未能读取，是否设置“${zh}”栏目未检查。`,
      en: `The home page is filled by script and was not read; whether the site has ${en} was not measured.`,
    },
  };
}

/** One statement: linked passes, an entry that cannot be followed or is not there fails, unless part of the site was not seen. */
export function judgeEntry(site: SiteFacts, key: DisclosureKey): Statement {
  const { state, href, text, foundOn } = site.disclosure[key];
  const facts = { href: href ?? null, words: text ?? null, pages: site.coverage.pages };
  const place = { url: foundOn ?? site.site.url, facts, ...(text ? { quote: text } : {}) };
  if (state === 'linked') {
    const dead = site.targets.some(
      (target) => target.url === href?.split('#')[0] && (target.state === 'dead' || target.state === 'soft-404'),
    );
    return dead ? ofSite(site, 'fail', 'dead', place) : ofSite(site, 'pass', 'linked', place);
  }
  if (state === 'dummy') return ofSite(site, 'fail', 'dummy', place);
  if (homeIsUnread(site)) return ofSite(site, 'error', 'scripted');
  if (!site.coverage.complete) return ofSite(site, 'review', 'partly', { facts });
  return ofSite(site, 'fail', state === 'text' ? 'textOnly' : 'absent', { facts });
}
