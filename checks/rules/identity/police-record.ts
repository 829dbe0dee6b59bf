import { defineCheck } from '../../define.ts';
import { policeOldForm, policeWellFormed } from '../../knowledge/identity.ts';
import { isMinistryCode, provinceByCode } from '../../knowledge/regions.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeAbsence, markMessages, sayOfMark } from './mark.ts';

export default defineCheck({
  id: 'police-record',
  title: { 'zh-CN': '公安备案号', en: 'Police filing number' },
  theme: 'identity',
  scope: 'site',
  needs: ['home', 'identity'],
  basis: basis('marks', 'siteFooter'),
  options: noOptions,
  messages: {
    ...markMessages('公安机关备案号', 'the police filing number'),
    malformed: {
      'zh-CN': '公安机关备案号“{value}”格式有误，应为14位数字。',
      en: 'The police filing number “{value}” is malformed: it has fourteen digits.',
    },
    oldForm: {
      'zh-CN': '公安机关备案号“{value}”不是14位数字，可能是早期的备案号，请人工核实。',
      en: 'The police filing number “{value}” has not the fourteen digits of today; it may be an early one, and a person must look.',
    },
    otherProvince: {
      'zh-CN': '公安机关备案号“{value}”的省份与网站标识码“{code}”所属省份不一致，请人工核实。',
      en: 'The police filing number “{value}” is of another province than the site identification code “{code}”; a person must look.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页底部是否标注公安机关备案号，是否为14位数字，省份与网站标识码是否一致。',
      en: 'Whether the footer shows the police filing number, of fourteen digits and of the province of the identification code.',
    },
    why: { 'zh-CN': '网站底部功能区应当标注公安机关备案标识。', en: 'The footer of a government site must show its police filing.' },
    fails: { 'zh-CN': '页脚没有公安机关备案号。', en: 'A footer without it.' },
    passes: { 'zh-CN': '页脚标注“豫公网安备41142402000535号”。', en: 'A footer with 豫公网安备41142402000535号.' },
  },
  run(site) {
    const absent = judgeAbsence(site, 'police');
    if (absent) return [absent];
    const digits = /\d{6,}/.exec(site.home!.identity.police!.value)?.[0] ?? '';
    if (policeOldForm.test(digits) && provinceByCode(digits)) return [sayOfMark(site, 'police', 'review', 'oldForm')];
    if (!policeWellFormed.test(digits)) return [sayOfMark(site, 'police', 'fail', 'malformed')];
    const code = site.home!.identity.siteCode?.value.toLowerCase() ?? '';
    const filed = provinceByCode(digits);
    const coded = isMinistryCode(code) ? undefined : provinceByCode(code);
    if (filed && coded && filed.code !== coded.code) return [sayOfMark(site, 'police', 'review', 'otherProvince', { code })];
    return [sayOfMark(site, 'police', 'pass', 'shown')];
  },
});
