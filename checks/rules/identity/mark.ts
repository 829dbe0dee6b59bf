/** What the checks of the marks in the footer have in common. */
import type { Statement } from '../../define.ts';
import type { Bilingual, IdentityKey, SiteFacts } from '../../model/index.ts';
import { homeIsUnread, ofSite } from '../statement.ts';

/** Messages about a mark by its name. */
export function markMessages(zh: string, en: string): Record<'shown' | 'missing' | 'notOnHome' | 'scripted', Bilingual> {
  return {
    shown: { 'zh-CN': `网站标注了${zh}：{value}。`, en: `The site shows ${en}: {value}.` },
    missing: { 'zh-CN': `网站底部未标注${zh}。`, en: `The footer of the site does not show ${en}.` },
    notOnHome: {
      'zh-CN': `首页未见${zh}，其他页面标注为“{value}”，请人工确认。`,
      en: `The home page does not show ${en}, other pages show “{value}”; a person must look.`,
    },
    scripted: {
      'zh-CN': `首页内容由脚本生成，未能读取，${zh}未检查。`,
      en: `The home page is filled by script and was not read; ${en} was not measured.`,
    },
  };
}

/** The statement that settles a mark which the home page does not show; undefined when it does. */
export function judgeAbsence(site: SiteFacts, key: IdentityKey): Statement | undefined {
  if (site.home!.identity[key]) return undefined;
  if (homeIsUnread(site)) return ofSite(site, 'error', 'scripted');
  const elsewhere = site.identity[key];
  if (!elsewhere) return ofSite(site, 'fail', 'missing');
  return ofSite(site, 'review', 'notOnHome', { facts: { value: elsewhere.value, foundOn: elsewhere.foundOn } });
}

/** Statement about a mark that the home page shows. */
export function sayOfMark(
  site: SiteFacts,
  key: IdentityKey,
  outcome: Statement['outcome'],
  message: string,
  facts: Statement['facts'] = {},
): Statement {
  const { value, where, href } = site.home!.identity[key]!;
  return ofSite(site, outcome, message, { quote: value, facts: { value, where, href: href ?? null, ...facts } });
}
