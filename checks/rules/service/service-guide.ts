import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { serviceElements } from '../../model/index.ts';

export default defineCheck({
  id: 'service-guide',
  title: { 'zh-CN': '办事指南要素不全', en: 'Incomplete service guide' },
  theme: 'service',
  scope: 'page',
  needs: ['service'],
  basis: basis('serviceUseless', 'serviceGuides', 'censusService'),
  options: z.strictObject({
    elements: z
      .array(z.enum(serviceElements))
      .default(serviceElements.slice(0, 8))
      .describe('elements wanted: the eight classes when left out'),
  }),
  messages: {
    lacks: {
      'zh-CN': '办事指南“{title}”缺少{count}类要素：{lacking}。',
      en: 'The service guide “{title}” lacks {count} elements: {lacking}.',
    },
    attached: {
      'zh-CN': '办事指南“{title}”的内容在附件中，未读取，要素请人工核实。',
      en: 'The service guide “{title}” is a file to download that was not read; a person must look.',
    },
    complete: { 'zh-CN': '办事指南“{title}”要素齐全。', en: 'The service guide “{title}” is complete.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '每份办事指南的8类要素：事项名称、设定依据、申请条件、办理材料、办理地点、办理时间、联系方式、办理流程；其他要素（时限、收费、批件、年检、注意事项）由指标体系指定。只有标题没有内容的视为缺失。',
      en: 'The eight classes of elements of each service guide; an index may name further ones. A label with nothing behind it counts as missing.',
    },
    why: {
      'zh-CN': '办事指南要素缺失4类及以上的事项达到规定数量的，单项否决；每缺一类扣分。',
      en: 'Guides that lack four classes or more count towards a veto; each class costs points.',
    },
    fails: { 'zh-CN': '指南没有设定依据和办理流程。', en: 'A guide without legal basis and procedure.' },
    passes: { 'zh-CN': '8类要素均有内容。', en: 'All eight classes are filled.' },
  },
  run(page, { options }) {
    const { service, url } = page;
    if (service === null) return [];
    const title = page.h1 ?? page.title;
    if (Object.keys(service.elements).length === 0) return [{ outcome: 'review', message: 'attached', url, subject: '', facts: { title } }];
    const lacking = options.elements.filter((element) => service.elements[element] === undefined);
    if (lacking.length === 0) return [{ outcome: 'pass', message: 'complete', url, subject: '', facts: { title } }];
    return [{ outcome: 'fail', message: 'lacks', url, subject: '', facts: { title, lacking, count: lacking.length } }];
  },
});
