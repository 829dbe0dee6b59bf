import { defineCheck } from '../../define.ts';
import { starsNeeded } from '../../knowledge/masks.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';

export default defineCheck({
  id: 'weak-mask',
  title: { 'zh-CN': '个人信息隐去不足', en: 'Personal data masked too little' },
  theme: 'content',
  scope: 'page',
  needs: ['weakMasks'],
  basis: basis('personalData', 'privacy'),
  options: noOptions,
  messages: {
    mobile: {
      'zh-CN': '页面{count}个手机号码隐去不足{needed}位（如{values}），应写作“138****1234”。',
      en: 'The page hides fewer than {needed} digits of {count} telephone numbers, such as {values}; they read 138****1234.',
    },
    'id-card': {
      'zh-CN': '页面{count}个居民身份证号码隐去不足{needed}位（如{values}），仍可推知本人。',
      en: 'The page hides fewer than {needed} digits of {count} identity numbers, such as {values}, which still tell who it is.',
    },
    none: { 'zh-CN': '页面未见隐去不足的个人信息。', en: 'The page shows no personal data that is masked too little.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '已用*隐去部分数字的手机号码、身份证号码，隐去的位数是否足够（手机4位，身份证6位）。',
      en: 'Whether telephone numbers (four stars) and identity numbers (six stars) are masked enough.',
    },
    why: { 'zh-CN': '公开个人信息应当去标识化，使其不能识别特定个人。', en: 'Personal data that is published must not tell who it is.' },
    fails: { 'zh-CN': '手机号码写作“138123*5678”。', en: 'A telephone number with one star.' },
    passes: { 'zh-CN': '手机号码写作“138****5678”。', en: 'A telephone number with four stars.' },
  },
  run({ weakMasks, url, kind }) {
    if (weakMasks.length === 0) return kind === 'article' ? [{ outcome: 'pass', message: 'none', url, subject: '' }] : [];
    return (['id-card', 'mobile'] as const).flatMap((kind) => {
      const values = weakMasks.filter((mask) => mask.kind === kind).map(({ shown }) => shown);
      if (values.length === 0) return [];
      return [
        {
          outcome: 'fail' as const,
          message: kind,
          url,
          subject: kind,
          facts: { kind, count: values.length, values: values.slice(0, 3), needed: starsNeeded[kind] },
        },
      ];
    });
  },
});
