import { defineCheck } from '../../define.ts';
import { lawfulLists } from '../../knowledge/personal-data.ts';
import { basis } from '../../knowledge/sources.ts';
import type { PersonalDatum } from '../../model/index.ts';
import { noOptions } from '../statement.ts';

/** Masked values named in one finding. */
const named = 3;
const kinds: readonly { kind: PersonalDatum['kind']; message: string }[] = [
  { kind: 'id-card', message: 'idCard' },
  { kind: 'bank-card', message: 'bankCard' },
  { kind: 'mobile', message: 'mobile' },
];

export default defineCheck({
  id: 'personal-data',
  title: { 'zh-CN': '泄露个人信息', en: 'Personal data disclosed' },
  theme: 'content',
  scope: 'page',
  needs: ['personalData', 'h1', 'title', 'breadcrumb'],
  basis: basis('privacy', 'personalData'),
  options: noOptions,
  messages: {
    idCard: {
      'zh-CN': '页面公开了{count}个完整的居民身份证号码（如{values}）。',
      en: 'The page discloses {count} whole identity numbers, such as {values}.',
    },
    credit: {
      'zh-CN': '页面公开了{count}个完整的居民身份证号码（如{values}），属于失信、处罚等名单，是否依法应当公开请人工确认。',
      en: 'The page discloses {count} whole identity numbers, such as {values}, in a list of defaulters or penalties; a person must say whether the law asks for that.',
    },
    bankCard: {
      'zh-CN': '页面疑似公开了{count}个银行卡号（如{values}），是否属于个人请人工确认。',
      en: 'The page seems to disclose {count} bank cards, such as {values}; a person must say whether they are private.',
    },
    mobile: {
      'zh-CN': '页面疑似公开了{count}个个人手机号码（如{values}），请人工确认。',
      en: 'The page seems to disclose {count} private telephone numbers, such as {values}; a person must look.',
    },
    none: { 'zh-CN': '页面未见未作处理的个人信息。', en: 'The page shows no personal data unmasked.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '页面是否公开未作处理的居民身份证号码（校验码正确）、银行卡号、个人手机号码。本工具只保存隐去部分数字的内容。',
      en: 'Whole identity numbers (with a right check digit), bank cards and private telephone numbers. Nothing is stored unmasked.',
    },
    why: {
      'zh-CN': '涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，行政机关不得公开；公开个人信息应当作去标识化处理。',
      en: 'Information that touches privacy must not be disclosed, and personal data must be masked.',
    },
    fails: { 'zh-CN': '补助名单列有完整的身份证号码。', en: 'A list of recipients with whole identity numbers.' },
    passes: { 'zh-CN': '身份证号码写作“5199**********0012”。', en: 'Identity numbers written with stars.' },
  },
  run({ personalData, h1, title, breadcrumb, url, kind }) {
    if (personalData.length === 0) return kind === 'article' ? [{ outcome: 'pass', message: 'none', url, subject: '' }] : [];
    const lawful = lawfulLists.test(`${h1 ?? ''} ${title} ${breadcrumb.join(' ')}`);
    return kinds.flatMap(({ kind, message }) => {
      const data = personalData.filter((datum) => datum.kind === kind);
      if (data.length === 0) return [];
      const certain = kind === 'id-card' && !lawful;
      return [
        {
          outcome: certain ? ('fail' as const) : ('review' as const),
          message: kind === 'id-card' && lawful ? 'credit' : message,
          url,
          subject: kind,
          quote: data[0]!.quote,
          facts: { kind, count: data.length, values: data.slice(0, named).map(({ masked }) => masked) },
        },
      ];
    });
  },
});
