import { defineCheck } from '../../define.ts';
import { siteCodeWellFormed } from '../../knowledge/identity.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeAbsence, markMessages, sayOfMark } from './mark.ts';

export default defineCheck({
  id: 'site-code',
  title: { 'zh-CN': '网站标识码', en: 'Site identification code' },
  theme: 'identity',
  scope: 'site',
  needs: ['home', 'identity'],
  basis: basis('marks', 'siteFooter', 'siteTags'),
  options: noOptions,
  messages: {
    ...markMessages('网站标识码', 'the site identification code'),
    malformed: {
      'zh-CN': '网站标识码“{value}”（{where}）格式有误，应为10位数字，或“bm”加8位数字。',
      en: 'The site identification code “{value}” ({where}) is malformed: it has ten digits, or bm and eight digits.',
    },
    disagrees: {
      'zh-CN': '网站标识码不一致：{where}为“{value}”，另有{others}。',
      en: 'Site identification codes disagree: “{value}” ({where}) against {others}.',
    },
    unshown: {
      'zh-CN': '网站标识码“{value}”仅见于{where}，页面底部未见标注，请人工确认。',
      en: 'The site identification code “{value}” stands in the {where} only; a person must say whether the footer shows it.',
    },
    notOurs: {
      'zh-CN': '网站标识码“{value}”与站点档案登记的“{registered}”不一致。',
      en: 'The site identification code “{value}” is not the registered one, “{registered}”.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页底部是否标注网站标识码，格式是否正确，页脚、SiteIDCode标签、“找错”链接中的标识码是否一致。',
      en: 'Whether the footer shows the identification code, whether it is well formed, and whether footer, SiteIDCode tag and 找错 link agree.',
    },
    why: {
      'zh-CN': '网站底部功能区应当标注网站标识码。',
      en: 'The footer of a government site must show its identification code.',
    },
    fails: { 'zh-CN': '页脚为“网站标识码：411424000001”（12位）。', en: 'A footer with a code of 12 digits.' },
    passes: { 'zh-CN': '页脚、标签、找错链接均为“4114240014”。', en: 'Footer, tag and link all say 4114240014.' },
  },
  run(site, { profile }) {
    const absent = judgeAbsence(site, 'siteCode');
    if (absent) return [absent];
    const mark = site.home!.identity.siteCode!;
    const codeOf = (value: string) => value.replace(/\s/g, '').toLowerCase();
    const others = (mark.others ?? []).filter(({ value }) => codeOf(value) !== codeOf(mark.value));
    const facts = { others: others.map(({ value, where }) => `${value} (${where})`) };
    if (!siteCodeWellFormed.test(codeOf(mark.value))) return [sayOfMark(site, 'siteCode', 'fail', 'malformed', facts)];
    if (others.length > 0) return [sayOfMark(site, 'siteCode', 'fail', 'disagrees', facts)];
    const registered = profile.siteCode;
    if (registered && codeOf(registered) !== codeOf(mark.value)) return [sayOfMark(site, 'siteCode', 'fail', 'notOurs', { registered })];
    const shown = [mark, ...(mark.others ?? [])].some(({ where }) => where === 'text' || where === 'script');
    return [shown ? sayOfMark(site, 'siteCode', 'pass', 'shown') : sayOfMark(site, 'siteCode', 'review', 'unshown')];
  },
});
