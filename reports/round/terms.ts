/** What a report calls themes and the columns of its matrix, and which checks speak of a column without naming its category. */
import { terms } from '../../checks/knowledge/terms.ts';
import type { Bilingual, ColumnCategory } from '../../checks/model/index.ts';

/** The empty name is for checks of another version. */
export const themeTitles: Readonly<Record<string, Bilingual>> = {
  availability: { 'zh-CN': '站点可用性', en: 'Availability' },
  links: { 'zh-CN': '链接', en: 'Links' },
  freshness: { 'zh-CN': '栏目更新', en: 'Updates of columns' },
  disclosure: { 'zh-CN': '信息公开栏目', en: 'Columns of disclosure' },
  guides: { 'zh-CN': '公开指南', en: 'Disclosure guides' },
  'annual-report': { 'zh-CN': '年度报告', en: 'Annual reports' },
  policy: { 'zh-CN': '政策文件与解读', en: 'Policy documents and interpretation' },
  service: { 'zh-CN': '办事服务', en: 'Services' },
  interaction: { 'zh-CN': '互动交流', en: 'Interaction' },
  identity: { 'zh-CN': '网站标识', en: 'Marks of identity' },
  function: { 'zh-CN': '网站功能', en: 'Functions' },
  content: { 'zh-CN': '内容安全与表述', en: 'Content' },
  record: { 'zh-CN': '检查记录', en: 'Records of inspections' },
  '': { 'zh-CN': '其他检查项', en: 'Other checks' },
};

/** Columns of the matrix, in their order. */
export const matrixColumns = [
  ...(['guide', 'system', 'statutory', 'annual', 'apply', 'organ', 'leader', 'policy', 'interpretation', 'news', 'notice'] as const),
  ...(['personnel', 'planning', 'statistics', 'budget', 'procurement', 'service', 'interaction', 'topic', 'overview', 'other'] as const),
] satisfies readonly ColumnCategory[];

export const columnTitle = (category: ColumnCategory): Bilingual => terms.category![category]!;

/** The column that a check speaks of, where its findings do not name a category. */
export const columnOfCheck: Readonly<Record<string, ColumnCategory>> = {
  'guide-missing': 'guide',
  'guide-incomplete': 'guide',
  'guide-stale': 'guide',
  'system-missing': 'system',
  'rules-incomplete': 'system',
  'superseded-rules': 'system',
  'statutory-missing': 'statutory',
  'statutory-items': 'statutory',
  'required-matters': 'statutory',
  'key-area-column': 'statutory',
  'grassroots-column': 'statutory',
  'annual-report-missing': 'annual',
  'annual-report-late': 'annual',
  'apply-missing': 'apply',
  'apply-channel': 'apply',
  'apply-content': 'apply',
  'organ-incomplete': 'organ',
  'budget-content': 'budget',
  'document-head': 'policy',
  'document-validity': 'policy',
  'document-download': 'policy',
  'index-number': 'policy',
  'interpretation-missing': 'interpretation',
  'interpretation-late': 'interpretation',
  'interpretation-link': 'interpretation',
  'interpretation-forms': 'interpretation',
  'service-missing': 'service',
  'service-guide': 'service',
  'service-form': 'service',
  'service-guide-accuracy': 'service',
  'letter-late': 'interaction',
  'letter-unanswered': 'interaction',
  'letter-elements': 'interaction',
  'letters-unpublished': 'interaction',
  'consultation-channel': 'interaction',
};
