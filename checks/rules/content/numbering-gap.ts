import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'numbering-gap',
  title: { 'zh-CN': '条目编号缺项', en: 'Numbers left out of a list' },
  theme: 'content',
  scope: 'page',
  reviewOnly: true,
  needs: ['kind'],
  basis: basis('siteContent'),
  options: noOptions,
  messages: {
    gap: {
      'zh-CN': '正文条目编号由“{after}”跳到“{next}”，缺“{missing}”，请人工核实是否漏发内容。原文：“{words}”。',
      en: 'The numbering of the text jumps from {after} to {next}, without {missing}; a person must say whether something was left out. It reads: “{words}”.',
    },
    whole: { 'zh-CN': '正文条目编号连续。', en: 'The numbering of the text is whole.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '正文中连续编号的条目（一、（一）1、1．等）在连续三项以后跳过一个号，且所跳的号在全文中没有出现。',
      en: 'Lists in running text (一、 (一) 1、 1.) that skip a number after three in order, where the skipped one stands nowhere on the page.',
    },
    why: {
      'zh-CN': '发布信息应当经审核，内容完整；缺号往往是录入、转载时漏了一段。',
      en: 'What is published is reviewed and whole; a number left out often is a paragraph lost in copying.',
    },
    fails: { 'zh-CN': '工作方案条目为1至7，接着是9。（由人工确认。）', en: 'A plan whose points go from 7 to 9. (A person decides.)' },
    passes: { 'zh-CN': '条目编号连续。', en: 'Numbering without gaps.' },
  },
  run({ gaps, url }) {
    if (!gaps) return [];
    if (gaps.length === 0) return [{ outcome: 'pass', message: 'whole', url, subject: '' }];
    return gaps.map(({ after, missing, next, quote }) => ({
      outcome: 'review',
      message: 'gap',
      url,
      subject: `${after} ${next} ${quote}`,
      quote,
      facts: { after, missing, next, words: quote },
    }));
  },
});
