import { z } from 'zod';
import { addMonths } from '../../calendar.ts';
import { defineCheck, type RoundStatement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofPlace } from '../round.ts';

export default defineCheck({
  id: 'inspection-record',
  title: { 'zh-CN': '检查留证', en: 'Records of inspections' },
  theme: 'content',
  scope: 'round',
  basis: basis('networkLogs'),
  options: z.strictObject({
    months: z.number().int().positive().default(6).describe('how long the record of an inspection is kept'),
  }),
  messages: {
    removed: {
      'zh-CN': '“{name}”{inspected}检查的原始记录已被删除，保存不足{months}个月。',
      en: 'The record of the inspection of “{name}” on {inspected} was removed before {months} months had passed.',
    },
    none: {
      'zh-CN': '“{name}”{inspected}的检查没有保存服务器答复原文，结论有争议时无从核对，请人工确认是否另有留证。',
      en: 'Nothing that the server of “{name}” answered on {inspected} was kept; a person must say whether there is other evidence.',
    },
    kept: { 'zh-CN': '{count}个网站的检查记录均已保存。', en: 'The records of the inspections of {count} sites are kept.' },
    unknown: {
      'zh-CN': '未取得检查记录的保存情况，本项未检查。',
      en: 'What is kept of the inspections is not known; this was not measured.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '本轮及此前{months}个月内各网站检查的原始记录（服务器答复原文和摘要清单）是否保存。默认6个月。',
      en: 'Whether the records of the inspections of this round and of the months before it (answers of the servers with their digests) are kept; six months as a rule.',
    },
    why: {
      'zh-CN': '网络日志应当留存不少于六个月；季度检查的抓取日志同此保存，以备复核。',
      en: 'Network logs are kept for six months at least, and so are those of the quarterly inspections, so that they can be looked at again.',
    },
    fails: { 'zh-CN': '两个月前的检查记录已被删除。', en: 'The record of an inspection two months ago was removed.' },
    passes: { 'zh-CN': '半年内各次检查记录齐全。', en: 'All records of the last half year are there.' },
  },
  run(sites, { options, asOf }) {
    const { months } = options;
    const known = sites.filter(({ record }) => record !== null);
    if (known.length === 0) return [ofPlace(sites[0]!, 'error', 'unknown')];
    const first = addMonths(asOf, -months);
    const said = known.flatMap((site): RoundStatement[] => {
      const { inspected, evidence, earlier } = site.record!;
      const removed = earlier.filter((one) => one.evidence === 'removed' && one.inspected >= first);
      return [
        ...(evidence === 'none' ? [ofPlace(site, 'review', 'none', { inspected }, { subject: 'none' })] : []),
        ...removed.map((one) => ofPlace(site, 'fail', 'removed', { inspected: one.inspected, months }, { subject: one.inspected })),
      ];
    });
    return said.length > 0 ? said : [ofPlace(known[0]!, 'pass', 'kept', { count: known.length })];
  },
});
