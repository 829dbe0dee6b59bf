import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'secret-mark',
  title: { 'zh-CN': '涉密、内部标志', en: 'Marks of secrecy' },
  theme: 'content',
  scope: 'page',
  reviewOnly: true,
  needs: ['wording', 'kind'],
  basis: basis('graveIncidents', 'secrecy', 'secrecyReview', 'secrets'),
  options: noOptions,
  messages: {
    mark: {
      'zh-CN': '页面出现“{mark}”标志，疑似涉密或内部文件，请立即按保密规定核实；本报告不引用其内容。',
      en: 'The page shows the mark “{mark}” of secret or internal papers; it must be looked into at once under the rules of secrecy. Its content is not quoted here.',
    },
    none: { 'zh-CN': '页面未见涉密、内部标志。', en: 'The page shows no mark of secrecy.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '页面是否出现“秘密★”“机密★”“绝密★”“密级：…”“内部资料 注意保存”等标志。介绍保密知识的文字中出现“秘密”“机密”不计。',
      en: 'Marks such as 秘密★, 机密★, 绝密★, 密级：… or 内部资料 注意保存. The words alone in running text do not count.',
    },
    why: {
      'zh-CN': '泄露国家秘密的，单项否决；依法确定为国家秘密的政府信息，不予公开；公开前应当进行保密审查。',
      en: 'A disclosed secret is a veto; secrets are not disclosed, and everything is reviewed before it is published.',
    },
    fails: { 'zh-CN': '文件首页标有“秘密★1年”。（由人工按保密规定认定。）', en: 'A paper marked 秘密★1年. (The secrecy office decides.)' },
    passes: { 'zh-CN': '页面没有此类标志。', en: 'No such mark.' },
  },
  run({ wording, url, kind }) {
    const marks = wording.filter((hit) => hit.kind === 'secret');
    if (marks.length === 0) return kind === 'article' ? [{ outcome: 'pass', message: 'none', url, subject: '' }] : [];
    // the mark alone, never what stands beside it
    return marks.map(({ term }) => ({ outcome: 'review', message: 'mark', url, subject: term, quote: term, facts: { mark: term } }));
  },
});
