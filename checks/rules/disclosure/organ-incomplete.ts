import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { organElements } from '../../model/index.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'organ-incomplete',
  title: { 'zh-CN': '机关职能等要素不全', en: 'Incomplete information on the organ' },
  theme: 'disclosure',
  scope: 'site',
  needs: ['home', 'organParts', 'coverage'],
  basis: basis('organInfo', 'overviewContent'),
  reviewOnly: true,
  options: z.strictObject({
    elements: z
      .array(z.enum(organElements))
      .default([...organElements])
      .describe('elements wanted'),
  }),
  messages: {
    lacks: {
      'zh-CN': '机构职能、领导信息等{pages}个页面未见：{organLacking}，请人工核实。',
      en: 'The {pages} pages on the organ do not show: {organLacking}. A person must look.',
    },
    unseen: {
      'zh-CN': '未见介绍机关职能、机构设置的页面，请人工核实。',
      en: 'No page on the organ and its functions was seen; a person must look.',
    },
    complete: {
      'zh-CN': '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名均已公开。',
      en: 'Functions, set-up, address, hours, contact and head are disclosed.',
    },
  },
  docs: {
    looksFor: { 'zh-CN': '机构职能、内设机构、领导信息等页面上的六个要素。', en: 'The six elements on the pages about the organ.' },
    why: {
      'zh-CN': '应当主动公开机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名。',
      en: 'Functions, set-up, address, hours, contact and the name of its head must be disclosed.',
    },
    fails: { 'zh-CN': '没有办公时间和负责人姓名。', en: 'No hours and no name of the head.' },
    passes: { 'zh-CN': '六个要素都能找到。', en: 'All six are found.' },
  },
  run(site, { options }) {
    const { pages, elements } = site.organParts!;
    if (pages === 0) return [ofSite(site, 'review', 'unseen')];
    const organLacking = options.elements.filter((element) => elements[element] === undefined);
    if (organLacking.length === 0) return [ofSite(site, 'pass', 'complete')];
    return [ofSite(site, 'review', 'lacks', { facts: { organLacking, count: organLacking.length, pages } })];
  },
});
