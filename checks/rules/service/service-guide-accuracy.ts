import { z } from 'zod';
import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { supersededLaw } from '../../knowledge/superseded.ts';

const number = /\d{3,4}\s?[-—–)）]?\s?\d{4,8}|1[3-9]\d[\d*]{8}|12345|\d{5,8}|@|https?:/;
const openEnded =
  /其他(?:相关|有关|必要|需要)?(?:的)?(?:材料|资料|证明)|(?:相关|有关)(?:证明)?(?:材料|资料)(?:等)?$|等(?:相关|有关)?(?:材料|资料|证明)/;

export default defineCheck({
  id: 'service-guide-accuracy',
  title: { 'zh-CN': '办事指南内容不准确', en: 'Inaccurate service guide' },
  theme: 'service',
  scope: 'page',
  needs: ['service', 'superseded'],
  basis: basis('serviceGuides', 'siteServices', 'civilCode'),
  options: z.strictObject({ openEnded: z.boolean().default(true).describe('ask a person about papers that are not named (其他材料)') }),
  messages: {
    repealedLaw: {
      'zh-CN': '办事指南“{title}”以{law}为依据，该法已废止，现行规定为{instead}。',
      en: 'The service guide “{title}” stands on {law}, which was repealed; the present rule is {instead}.',
    },
    noNumber: {
      'zh-CN': '办事指南“{title}”的联系方式“{contact}”中没有可以联系的号码，请人工核实。',
      en: 'The contact “{contact}” in the service guide “{title}” holds no number to call; a person must look.',
    },
    openEnded: {
      'zh-CN': '办事指南“{title}”的办理材料含有“{words}”等兜底表述，请人工核实是否列明。',
      en: 'The papers asked for in the service guide “{title}” include “{words}”; a person must look whether they are named.',
    },
    sound: { 'zh-CN': '办事指南“{title}”未见明显不准确之处。', en: 'Nothing plainly wrong was seen in the service guide “{title}”.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '办事指南依据中的已废止法律（如《合同法》《婚姻法》）；没有号码的联系方式；“其他材料”等兜底表述。',
      en: 'Repealed laws among the basis of service guides; contacts without a number; papers that are not named.',
    },
    why: {
      'zh-CN': '办事指南应当准确；2021年1月1日起，民法典施行，九部法律同时废止。',
      en: 'Guides must be accurate; nine laws lost force when the Civil Code came into force.',
    },
    fails: { 'zh-CN': '设定依据为《中华人民共和国收养法》。', en: 'The basis is the Adoption Law.' },
    passes: { 'zh-CN': '设定依据为《中华人民共和国民法典》。', en: 'The basis is the Civil Code.' },
  },
  run(page, { options, asOf }) {
    const { service, superseded, url } = page;
    if (service === null || Object.keys(service.elements).length === 0) return [];
    const title = page.h1 ?? page.title;
    const laws = superseded.filter(({ id }) => supersededLaw.some((law) => law.id === id && law.where === 'service' && law.until < asOf));
    const statements: Statement[] = laws.map(({ id, quote }) => ({
      outcome: 'fail',
      message: 'repealedLaw',
      url,
      subject: id,
      quote,
      facts: { title, law: id, instead: id },
    }));
    const { contact, materials } = service.elements;
    if (contact !== undefined && !number.test(contact))
      statements.push({ outcome: 'review', message: 'noNumber', url, subject: 'contact', facts: { title, contact } });
    const words = options.openEnded && materials !== undefined ? openEnded.exec(materials)?.[0] : undefined;
    if (words !== undefined)
      statements.push({ outcome: 'review', message: 'openEnded', url, subject: 'materials', quote: materials!, facts: { title, words } });
    return statements.length > 0 ? statements : [{ outcome: 'pass', message: 'sound', url, subject: '', facts: { title } }];
  },
});
