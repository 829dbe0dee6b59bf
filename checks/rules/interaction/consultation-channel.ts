import { defineCheck } from '../../define.ts';
import { targetOf } from '../../facts/address.ts';
import { basis } from '../../knowledge/sources.ts';
import { homeIsUnread, noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'consultation-channel',
  title: { 'zh-CN': '未提供网上咨询建言渠道', en: 'No way to ask or advise online' },
  theme: 'interaction',
  scope: 'site',
  needs: ['home', 'channels', 'targets', 'coverage'],
  basis: basis('interactionPoor', 'siteInteraction'),
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '已检查的{pages}个页面未见网上咨询、留言、信箱等渠道（网上信访、纪检举报等专门渠道除外）。',
      en: 'None of the {pages} pages seen offers a way to ask or advise online (petitions and reports of misconduct apart).',
    },
    unseen: {
      'zh-CN': '已检查的{pages}个页面未见网上咨询、留言、信箱等渠道，尚有页面未检查，请人工复核。',
      en: 'No way to ask online was seen on {pages} pages, and some were left out; a person must look.',
    },
    dead: {
      'zh-CN': '咨询建言渠道“{text}”（{href}）无法打开，未见其他渠道。',
      en: 'The channel “{text}” ({href}) cannot be opened, and there is no other.',
    },
    noForm: {
      'zh-CN': '首页有咨询建言渠道“{text}”（{href}），未读到可填写的表单，能否提交请人工核实。',
      en: 'The home page leads to “{text}” ({href}), but no form was read; a person must say whether it works.',
    },
    unread: {
      'zh-CN': '首页内容由脚本生成，未能读取，咨询建言渠道未检查。',
      en: 'The home page is filled by script and was not read; this was not measured.',
    },
    offered: { 'zh-CN': '“{title}”提供了咨询建言表单（未实际提交）。', en: '“{title}” offers a form (nothing was sent).' },
  },
  docs: {
    looksFor: {
      'zh-CN': '带有留言、咨询表单的页面，以及首页上的信箱、咨询、留言入口；网上信访、纪检举报、依申请公开、找错不计。不提交任何内容。',
      en: 'Pages with a form to ask by, and entries on the home page; petitions, reports of misconduct and applications do not count. Nothing is sent.',
    },
    why: { 'zh-CN': '未提供网上有效咨询建言渠道的单项否决。', en: 'A site without a working channel is vetoed.' },
    fails: { 'zh-CN': '网站只有信访举报链接。', en: 'The only links are to petitions.' },
    passes: { 'zh-CN': '“在线咨询”页有留言表单。', en: 'The page 在线咨询 has a form.' },
  },
  run(site) {
    const { forms, links } = site.channels!;
    if (forms[0]) return [ofSite(site, 'pass', 'offered', { url: forms[0].url, facts: { title: forms[0].title } })];
    const dead = new Set(site.targets.filter(({ state }) => state === 'dead' || state === 'soft-404').map(({ url }) => url));
    const alive = links.find(({ href }) => !dead.has(targetOf(href)));
    if (alive) return [ofSite(site, 'review', 'noForm', { facts: alive })];
    if (links[0]) return [ofSite(site, 'fail', 'dead', { facts: links[0] })];
    if (homeIsUnread(site)) return [ofSite(site, 'error', 'unread')];
    const { pages, complete } = site.coverage;
    return [ofSite(site, complete ? 'fail' : 'review', complete ? 'missing' : 'unseen', { facts: { pages } })];
  },
});
