import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { applicationFields } from '../../knowledge/apply.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';
import { isDead } from './area-column.ts';

/** Fields with names for readers that make a form worth judging. */
const enough = 2;

export default defineCheck({
  id: 'apply-channel',
  title: { 'zh-CN': '依申请公开渠道', en: 'Channel for applications' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'offers', 'targets'],
  basis: basis('applyChannels', 'applyContent'),
  options: noOptions,
  messages: {
    deadForm: { 'zh-CN': '“依申请公开”栏目的申请表 {href} 无法下载。', en: 'The application form {href} cannot be downloaded.' },
    deadOnline: { 'zh-CN': '“依申请公开”栏目的在线申请入口 {href} 无法打开。', en: 'The entry to apply online, {href}, cannot be opened.' },
    fields: {
      'zh-CN': '在线申请表单未见{fields}等栏，请人工确认。',
      en: 'The online form does not ask for {fields}; a person must look.',
    },
    noChannel: {
      'zh-CN': '“依申请公开”栏目未见在线申请表单、在线申请入口或可下载的申请表，请人工确认。',
      en: 'The column for applications shows neither an online form nor an entry to one nor a form to download; a person must look.',
    },
    online: { 'zh-CN': '“依申请公开”栏目提供在线申请。', en: 'The column for applications offers an online form.' },
    file: { 'zh-CN': '“依申请公开”栏目提供申请表下载。', en: 'The column for applications offers a form to download.' },
    both: {
      'zh-CN': '“依申请公开”栏目提供在线申请和申请表下载。',
      en: 'The column for applications offers an online form and one to download.',
    },
    none: { 'zh-CN': '未检查到“依申请公开”栏目的页面。', en: 'No page of a column for applications was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '“依申请公开”栏目是否提供在线申请或可下载的申请表，能否打开；在线表单是否含申请人身份、信息描述、提供形式等栏。检查不提交任何申请。',
      en: 'Whether the column for applications offers an online form or one to download that opens, and whether the form asks for what article 29 names. Nothing is ever sent.',
    },
    why: {
      'zh-CN':
        '申请应当包括申请人的姓名或者名称、身份证明、联系方式，政府信息的名称、文号或者其他特征性描述，形式要求；行政机关应当为申请提供便利。',
      en: 'An application names the applicant, the information and the form wanted; organs must make applying easy.',
    },
    fails: { 'zh-CN': '申请表链接返回404。', en: 'The application form answers 404.' },
    passes: { 'zh-CN': '申请表可下载，并可在线提交。', en: 'The form can be downloaded, and applications sent online.' },
  },
  run(site) {
    const { applications } = site.offers!;
    if (applications.length === 0) return [ofSite(site, 'error', 'none')];
    const statements: Statement[] = [];
    const files = new Set(applications.flatMap((page) => page.files));
    const online = new Set(applications.flatMap((page) => (page.online ? [page.online] : [])));
    const { url } = applications[0]!;
    for (const href of files)
      if (isDead(site, href)) statements.push(ofSite(site, 'fail', 'deadForm', { url, subject: href, facts: { href } }));
    for (const href of online)
      if (isDead(site, href)) statements.push(ofSite(site, 'fail', 'deadOnline', { url, subject: href, facts: { href } }));
    const form = applications.find(({ fields }) => fields.length > 0);
    // fields that go by names for machines say nothing of what they ask
    if (form && form.fields.filter((field) => /[\u4e00-\u9fff]/.test(field)).length >= enough) {
      const absent = Object.values(applicationFields).filter(({ pattern }) => !form.fields.some((field) => pattern.test(field)));
      if (absent.length > 0) {
        const fields = absent.map(({ name }) => name['zh-CN']);
        statements.push(ofSite(site, 'review', 'fields', { url: form.url, subject: 'fields', facts: { fields, count: absent.length } }));
      }
    }
    if (!form && files.size === 0 && online.size === 0) statements.push(ofSite(site, 'review', 'noChannel', { url }));
    if (statements.length > 0) return statements;
    const sends = form !== undefined || online.size > 0;
    return [ofSite(site, 'pass', sends && files.size > 0 ? 'both' : sends ? 'online' : 'file', { url })];
  },
});
