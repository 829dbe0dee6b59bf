import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';
import { pairsOf } from './pairs.ts';

export default defineCheck({
  id: 'interpretation-link',
  title: { 'zh-CN': '政策文件与解读未相互关联', en: 'Documents and interpretations not linked both ways' },
  theme: 'policy',
  scope: 'site',
  needs: ['home', 'documents', 'interpretations'],
  basis: basis('interpretation', 'siteInterpretation'),
  options: noOptions,
  messages: {
    noDocument: {
      'zh-CN': '解读“{title}”未链接到所解读的文件“{document}”（{documentUrl}）。',
      en: 'The interpretation “{title}” does not link to its document “{document}” ({documentUrl}).',
    },
    noInterpretation: {
      'zh-CN': '文件“{document}”未链接到其解读“{title}”（{interpretationUrl}）。',
      en: 'The document “{document}” does not link to its interpretation “{title}” ({interpretationUrl}).',
    },
    unpaired: {
      'zh-CN': '{total}篇解读中有{count}篇未见与政策文件关联，如“{title}”，请人工核实所解读的文件是否在本网站发布。',
      en: '{count} of {total} interpretations lead to no document of this site, such as “{title}”; a person must say whether the document is published here.',
    },
    linked: { 'zh-CN': '{count}组文件与解读相互关联。', en: '{count} pairs of document and interpretation link to each other.' },
    none: { 'zh-CN': '未见政策解读，关联情况不判定。', en: 'No interpretation was seen.' },
  },
  docs: {
    looksFor: { 'zh-CN': '解读页是否链接到文件，文件页是否链接到解读。', en: 'Links from interpretations to documents and back.' },
    why: { 'zh-CN': '政策文件与解读材料应当相互关联。', en: 'Documents and their interpretation must be linked with each other.' },
    fails: { 'zh-CN': '解读页链接到文件，文件页没有解读链接。', en: 'The interpretation links to the document, but not the other way.' },
    passes: { 'zh-CN': '两页互有链接。', en: 'Both pages link to each other.' },
  },
  run(site) {
    const interpretations = site.interpretations!;
    if (interpretations.length === 0) return [ofSite(site, 'na', 'none')];
    const pairs = pairsOf(site);
    const statements: Statement[] = [];
    for (const { document, interpretation, forward, back } of pairs) {
      const facts = {
        title: interpretation.title,
        document: document.title,
        documentUrl: document.url,
        interpretationUrl: interpretation.url,
      };
      if (!forward) statements.push(ofSite(site, 'fail', 'noDocument', { url: interpretation.url, subject: document.url, facts }));
      if (!back) statements.push(ofSite(site, 'fail', 'noInterpretation', { url: document.url, subject: interpretation.url, facts }));
    }
    const paired = new Set(pairs.map(({ interpretation }) => interpretation));
    const alone = interpretations.filter((one) => !paired.has(one));
    if (alone[0])
      statements.push(
        ofSite(site, 'review', 'unpaired', {
          subject: 'unpaired',
          facts: { count: alone.length, total: interpretations.length, title: alone[0].title, example: alone[0].url },
        }),
      );
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'linked', { facts: { count: pairs.length } })];
  },
});
