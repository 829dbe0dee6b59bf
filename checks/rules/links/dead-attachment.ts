import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeTargets, linkMessages } from './target.ts';

export default defineCheck({
  id: 'dead-attachment',
  title: { 'zh-CN': '附件不可用', en: 'Dead attachments' },
  theme: 'links',
  scope: 'site',
  needs: ['home', 'targets', 'coverage'],
  basis: basis('availability', 'platform'),
  options: noOptions,
  messages: linkMessages({ 'zh-CN': '未发现无法下载的附件。', en: 'No dead attachment was found.' }),
  docs: {
    looksFor: {
      'zh-CN': '全站（含首页）链接的文档、表格、压缩包等附件能否下载。',
      en: 'Whether documents, tables and archives linked anywhere on the site can be downloaded.',
    },
    why: {
      'zh-CN': '政府信息公开平台应当具备信息下载功能；附件打不开的，每个扣分。',
      en: 'Disclosure platforms must let people download; each attachment that does not open is deducted.',
    },
    fails: { 'zh-CN': '通知所附“汇总表.xls”返回404。', en: 'A table attached to a notice answers 404.' },
    passes: { 'zh-CN': '附件均可下载。', en: 'All attachments can be downloaded.' },
  },
  run(site) {
    return judgeTargets(site, ({ kind }) => kind === 'attachment', site.coverage.unmeasuredTargets);
  },
});
