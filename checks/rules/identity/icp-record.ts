import { defineCheck } from '../../define.ts';
import { icpWellFormed } from '../../knowledge/identity.ts';
import { isMinistryCode, provinceByCode, provinceByShort } from '../../knowledge/regions.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeAbsence, markMessages, sayOfMark } from './mark.ts';

export default defineCheck({
  id: 'icp-record',
  title: { 'zh-CN': 'ICP备案号', en: 'ICP filing number' },
  theme: 'identity',
  scope: 'site',
  needs: ['home', 'identity'],
  basis: basis('marks', 'siteFooter'),
  options: noOptions,
  messages: {
    ...markMessages('ICP备案号', 'the ICP filing number'),
    malformed: {
      'zh-CN': 'ICP备案号“{value}”格式有误，应为“省份简称+ICP备+8位数字+号”。',
      en: 'The ICP filing number “{value}” is malformed: it reads province, ICP备, eight digits, 号.',
    },
    otherProvince: {
      'zh-CN': 'ICP备案号“{value}”的省份与网站标识码“{code}”所属省份不一致，请人工核实。',
      en: 'The ICP filing number “{value}” names another province than the site identification code “{code}”; a person must look.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页底部是否标注ICP备案号，格式是否正确，省份与网站标识码是否一致。',
      en: 'Whether the footer shows the ICP filing number, well formed, and of the province of the identification code.',
    },
    why: { 'zh-CN': '网站底部功能区应当标注ICP备案编号。', en: 'The footer of a government site must show its ICP filing number.' },
    fails: { 'zh-CN': '页脚没有备案号，或仅有“ICP备15021526”。', en: 'A footer without it, or with ICP备15021526 alone.' },
    passes: { 'zh-CN': '页脚标注“豫ICP备15021526号-1”。', en: 'A footer with 豫ICP备15021526号-1.' },
  },
  run(site) {
    const absent = judgeAbsence(site, 'icp');
    if (absent) return [absent];
    const value = site.home!.identity.icp!.value.replace(/\s/g, '');
    if (!icpWellFormed.test(value.replace(/[—–−]/g, '-'))) return [sayOfMark(site, 'icp', 'fail', 'malformed')];
    const code = site.home!.identity.siteCode?.value.toLowerCase() ?? '';
    const filed = provinceByShort(value.charAt(0));
    const coded = isMinistryCode(code) ? undefined : provinceByCode(code);
    if (filed && coded && filed.code !== coded.code) return [sayOfMark(site, 'icp', 'review', 'otherProvince', { code })];
    return [sayOfMark(site, 'icp', 'pass', 'shown')];
  },
});
