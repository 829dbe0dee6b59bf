/** How evaluators write what they decided: names of columns, and words for results. Compared after folding. */
import type { Bilingual, Mark } from '../model/index.ts';

export const markColumns = [
  {
    key: 'site',
    title: { 'zh-CN': '站点', en: 'site' },
    names: ['网站', '编号', '站点编号', '网站名称', '网址', '标识码', '网站标识码', 'url', 'name', 'sitecode', 'siteid'],
  },
  {
    key: 'leaf',
    title: { 'zh-CN': '指标', en: 'leaf' },
    names: ['指标编号', '指标名称', '评估指标', '三级指标', 'indicator', 'node', 'leafid'],
  },
  { key: 'result', title: { 'zh-CN': '结果', en: 'result' }, names: ['判定', '判定结果', '结论', '评估结果', 'verdict', 'mark'] },
  { key: 'points', title: { 'zh-CN': '得分', en: 'points' }, names: ['分数', '分值', '打分', '评分', 'score'] },
  { key: 'grade', title: { 'zh-CN': '等级', en: 'grade' }, names: ['档次', '评级'] },
  {
    key: 'by',
    title: { 'zh-CN': '评估人', en: 'by' },
    names: ['评估人员', '打分人', '判定人', '检查人', '评估员', 'evaluator', 'who', 'author'],
  },
  { key: 'at', title: { 'zh-CN': '时间', en: 'at' }, names: ['日期', '评估时间', '判定时间', '评估日期', 'date', 'time', 'when'] },
  { key: 'note', title: { 'zh-CN': '说明', en: 'note' }, names: ['备注', '理由', '依据', '扣分原因', 'reason', 'remark', 'comment'] },
] as const satisfies readonly { key: string; title: Bilingual; names: readonly string[] }[];
export type MarkColumn = (typeof markColumns)[number]['key'];

export const resultWords: readonly { value: Mark['result']; words: readonly string[] }[] = [
  { value: 'pass', words: ['通过', '合格', '达标', '符合', '是', '满分', '√', 'pass', 'passed', 'yes', 'ok'] },
  { value: 'fail', words: ['不通过', '不合格', '未通过', '不达标', '不符合', '否', '×', 'fail', 'failed', 'no'] },
  { value: 'na', words: ['不适用', '不涉及', '无此项', 'na', 'n/a'] },
  { value: 'points', words: ['得分', '打分', '按得分', 'points', 'score'] },
];
