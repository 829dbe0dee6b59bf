import { defineCheck, type Statement } from '../../define.ts';
import { numberKey } from '../../facts/validity.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions, ofSite } from '../statement.ts';

export default defineCheck({
  id: 'document-validity',
  title: { 'zh-CN': '已废止、失效文件未标注', en: 'Repealed or expired documents not marked' },
  theme: 'policy',
  scope: 'site',
  needs: ['home', 'documents', 'repeals'],
  basis: basis('siteDocuments'),
  options: noOptions,
  messages: {
    repealedAsValid: {
      'zh-CN': '文件“{title}”（{number}）标注为有效，但本网站“{by}”（{byUrl}）已将其废止。',
      en: '“{title}” ({number}) is marked as valid, but “{by}” ({byUrl}) on the same site repealed it.',
    },
    repealedUnmarked: {
      'zh-CN': '文件“{title}”（{number}）已被本网站“{by}”（{byUrl}）废止，原文件未作标注，请人工核实。',
      en: '“{title}” ({number}) was repealed by “{by}” ({byUrl}) on the same site and is not marked; a person must look.',
    },
    expiredAsValid: {
      'zh-CN': '文件“{title}”标注为有效，但按其自身规定有效期至{until}，已届满。',
      en: '“{title}” is marked as valid, but by its own words it bound until {until}.',
    },
    expiredUnmarked: {
      'zh-CN': '文件“{title}”按其自身规定有效期至{until}，已届满而未标注，请人工核实是否延期。',
      en: 'By its own words “{title}” bound until {until} and is not marked; a person must say whether it was prolonged.',
    },
    marked: {
      'zh-CN': '{total}件文件中未见已废止、失效而标为有效或未标注的。',
      en: 'None of {total} documents is repealed or expired without a mark.',
    },
    none: { 'zh-CN': '未见带有信息要素表的政策文件。', en: 'No policy document with a head was seen.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '被本网站其他文件（“……同时废止”、废止目录）按文号废止的文件，以及自定有效期已届满的文件，是否仍标为有效或未作标注。',
      en: 'Documents that another document of the site repeals by number, or whose own term is over, and that are still shown as valid or without a mark.',
    },
    why: {
      'zh-CN': '文件资料修改、废止、失效的，应当及时公开并在已发布的原文件上作出明确标注。',
      en: 'Changes, repeal and loss of force must be published and marked on the original.',
    },
    fails: {
      'zh-CN': '岚水发〔2020〕3号已被新办法废止，页面仍标“现行有效”。',
      en: 'A document that a new one repealed by number is still marked as valid.',
    },
    passes: { 'zh-CN': '被废止的文件页标注“已废止”。', en: 'The page of the repealed document says so.' },
  },
  run(site, { asOf }) {
    const documents = site.documents!;
    if (documents.length === 0) return [ofSite(site, 'na', 'none')];
    const repeals = new Map(site.repeals!.map((repeal) => [repeal.number, repeal]));
    const statements = documents.flatMap(({ url, title, number, published, mark, until }): Statement[] => {
      if (mark === 'repealed') return [];
      const repeal = number === null ? undefined : repeals.get(numberKey(number));
      const say = (message: string, facts: Statement['facts']): Statement[] => [
        ofSite(site, mark === 'valid' ? 'fail' : 'review', `${message}${mark === 'valid' ? 'AsValid' : 'Unmarked'}`, {
          url,
          subject: '',
          quote: title,
          facts: { title, number, ...facts },
        }),
      ];
      // what was published after its repeal is another edition, or a mistake in the number
      if (repeal && repeal.url !== url && !(published !== null && repeal.published !== null && published > repeal.published)) {
        return say('repealed', { by: repeal.title, byUrl: repeal.url });
      }
      return until !== null && until < asOf ? say('expired', { until }) : [];
    });
    return statements.length > 0 ? statements : [ofSite(site, 'pass', 'marked', { facts: { total: documents.length } })];
  },
});
