/** Names of what the checks of duties speak of, for their messages. */
import type { Bilingual } from '../model/index.ts';
import { interpretationForms } from './interpretation.ts';
import { requiredMatters } from './matters.ts';
import { budgetElementNames, noticeKindNames } from './notices.ts';
import { organElementNames, ruleRegimes } from './organ.ts';
import { serviceElementNames } from './services.ts';
import { statutoryItems } from './statutory-items.ts';
import { defunctOrgans, supersededLaw } from './superseded.ts';

const named = (list: readonly { id: string; name: Bilingual }[]): Record<string, Bilingual> =>
  Object.fromEntries(list.map(({ id, name }) => [id, name]));

/** Fields of the head of a policy document. */
const fields: Record<string, Bilingual> = {
  index: { 'zh-CN': '索引号', en: 'index' },
  category: { 'zh-CN': '主题分类', en: 'category' },
  issuer: { 'zh-CN': '发文机关', en: 'issuer' },
  written: { 'zh-CN': '成文（生成）日期', en: 'date of writing' },
  number: { 'zh-CN': '发文字号', en: 'document number' },
  published: { 'zh-CN': '发布日期', en: 'date of publication' },
  validity: { 'zh-CN': '有效性', en: 'validity' },
  summary: { 'zh-CN': '内容概述', en: 'summary' },
  answered: { 'zh-CN': '答复时间', en: 'day of the answer' },
  organ: { 'zh-CN': '办理单位', en: 'who dealt with it' },
};

const numerals = '一二三四五六七八九十';

/** 20-05 → 第二十条第（五）项. */
const items: Record<string, Bilingual> = Object.fromEntries(
  statutoryItems.map(({ id }) => {
    const number = Number(id.slice(3));
    if (id.startsWith('21')) return [id, { 'zh-CN': '第二十一条', en: 'article 21' }];
    const numeral = number > 10 ? `十${numerals[number - 11]}` : numerals[number - 1];
    return [id, { 'zh-CN': `第二十条第（${numeral}）项`, en: `article 20 (${number})` }];
  }),
);

export const dutyTerms: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  item: items,
  unit: { working: { 'zh-CN': '个工作日', en: 'working days' }, calendar: { 'zh-CN': '日', en: 'days' } },
  successor: Object.fromEntries(defunctOrgans.map(({ instead }) => [instead['zh-CN'], instead])),
  area: named([...statutoryItems, ...requiredMatters]),
  matter: named(requiredMatters),
  field: fields,
  lacking: serviceElementNames,
  organLacking: organElementNames,
  budgetLacking: budgetElementNames,
  regime: named(ruleRegimes),
  notice: noticeKindNames,
  forms: named(interpretationForms),
  law: named(supersededLaw),
  instead: Object.fromEntries(supersededLaw.map(({ id, instead }) => [id, instead])),
};
