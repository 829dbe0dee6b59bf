import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import type { Column } from '../../model/index.ts';
import { noOptions, ofSite } from '../statement.ts';
import { columnStatement } from './column.ts';

export default defineCheck({
  id: 'column-blank',
  title: { 'zh-CN': '空白栏目', en: 'Blank column' },
  theme: 'freshness',
  scope: 'site',
  needs: ['home', 'columns'],
  basis: basis('columnBlank', 'siteLists'),
  options: noOptions,
  messages: {
    blank: { 'zh-CN': '“{path}”栏目没有任何信息。', en: 'Column “{path}” holds nothing.' },
    saysBlank: { 'zh-CN': '“{path}”栏目没有任何信息，页面显示“{words}”。', en: 'Column “{path}” holds nothing; its page says “{words}”.' },
    scripted: {
      'zh-CN': '“{path}”栏目内容由脚本生成，未能读取，是否空白未检查。',
      en: 'Column “{path}” is filled by script and was not read; whether it is blank was not measured.',
    },
    unvisited: {
      'zh-CN': '“{path}”栏目未访问，是否空白未检查。',
      en: 'Column “{path}” was not visited; whether it is blank was not measured.',
    },
    hub: { 'zh-CN': '“{path}”栏目按其下级栏目分别判定。', en: 'Column “{path}” is judged by the columns below it.' },
    filled: { 'zh-CN': '“{path}”栏目有内容。', en: 'Column “{path}” holds something.' },
    none: { 'zh-CN': '未发现栏目，空白栏目未检查。', en: 'No column was found; blank columns were not measured.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '栏目页列表为空，或仅有“暂无信息”“建设中”等字样。由脚本生成内容的栏目须经浏览器读取后才判定。',
      en: 'Columns whose list is empty, or that only say that nothing is there. A column filled by script is judged only after a browser has read it.',
    },
    why: { 'zh-CN': '空白栏目5个以上的，单项否决；网站不得有空白栏目。', en: 'Five blank columns are a veto; sites must have none.' },
    fails: { 'zh-CN': '栏目页显示“此栏目暂无任何新增信息”。', en: 'The page of the column says 此栏目暂无任何新增信息.' },
    passes: { 'zh-CN': '栏目页列有一条以上信息。', en: 'The page of the column lists at least one row.' },
  },
  run(site) {
    const statements = site.columns.map((column) => judgeColumn(site.site.url, column));
    return statements.length > 0 ? statements : [ofSite(site, 'error', 'none')];
  },
});

function judgeColumn(siteUrl: string, column: Column): Statement {
  const say = (outcome: Statement['outcome'], message: string, more = {}) => columnStatement(siteUrl, column, outcome, message, more);
  if (column.blank === false) return say('pass', 'filled');
  if (column.children > 0) return say('na', 'hub');
  if (column.blank === null) return column.visited && column.scripted ? say('error', 'scripted') : say('error', 'unvisited');
  const words = column.blankText;
  return words ? say('fail', 'saysBlank', { facts: { words }, quote: words }) : say('fail', 'blank');
}
