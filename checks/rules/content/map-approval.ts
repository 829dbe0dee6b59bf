import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'map-approval',
  title: { 'zh-CN': '地图审图号', en: 'Approval numbers of maps' },
  theme: 'content',
  scope: 'page',
  reviewOnly: true,
  needs: ['map'],
  basis: basis('siteMaps', 'maps'),
  options: noOptions,
  messages: {
    missing: {
      'zh-CN': '页面登载“{title}”，未见审图号，请人工确认是否为标准地图。',
      en: 'The page shows “{title}” without an approval number; a person must say whether it is a standard map.',
    },
    malformed: {
      'zh-CN': '页面登载“{title}”，有“审图号”字样，但未见规范的编号，请人工确认。',
      en: 'The page shows “{title}” with the word for an approval number and no proper number; a person must look.',
    },
    approved: { 'zh-CN': '页面登载“{title}”，审图号为{approval}。', en: 'The page shows “{title}”, approved as {approval}.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '标题或图片说明为行政区划图、地图等的页面，是否标注审图号（如GS（2019）1234号）。图上标注的编号由人工查看。',
      en: 'Whether pages that show a map by title or caption state its approval number. Numbers inside the picture are for a person to see.',
    },
    why: {
      'zh-CN': '向社会公开的地图应当送审并标注审图号；政府网站使用地图，应当使用标准地图。',
      en: 'Maps shown to the public must be approved and say so.',
    },
    fails: { 'zh-CN': '“清溪县行政区划图”没有审图号。（由人工确认。）', en: 'A map of a county without a number. (A person decides.)' },
    passes: { 'zh-CN': '图下标注“审图号：GS（2019）1234号”。', en: 'A map with its number below.' },
  },
  run({ map, url }) {
    if (!map) return [];
    const { title, approval } = map;
    const place = { url, subject: title, facts: { title, approval } };
    if (approval) return [{ ...place, outcome: 'pass', message: 'approved' }];
    return [{ ...place, outcome: 'review', message: approval === null ? 'missing' : 'malformed' }];
  },
});
