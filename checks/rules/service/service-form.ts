import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'service-form',
  title: { 'zh-CN': '办事表格未提供下载', en: 'Forms of services not offered' },
  theme: 'service',
  scope: 'page',
  needs: ['service'],
  basis: basis('serviceGuides', 'censusService'),
  reviewOnly: true,
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '办事指南“{title}”要求提交“{form}”，页面未提供下载，请人工核实。',
      en: 'The service guide “{title}” asks for “{form}” and offers no file; a person must look.',
    },
    offered: { 'zh-CN': '办事指南“{title}”提供了表格。', en: 'The service guide “{title}” offers its form.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '办理材料要求提交申请表、登记表等的指南，页面有无可下载的文件。',
      en: 'Guides that ask for a form, and whether they offer a file.',
    },
    why: { 'zh-CN': '办事指南应当提供表格、样表下载。', en: 'Guides must offer their forms.' },
    fails: { 'zh-CN': '要求提交申请表而没有附件。', en: 'A form is asked for, and there is no file.' },
    passes: { 'zh-CN': '页面附有申请表。', en: 'The page offers the form.' },
  },
  run({ service, url, h1, title }) {
    if (!service?.form) return [];
    const facts = { title: h1 ?? title, form: service.form };
    return [{ outcome: service.files ? 'pass' : 'review', message: service.files ? 'offered' : 'missing', url, subject: '', facts }];
  },
});
