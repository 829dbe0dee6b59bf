import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { budgetElements } from '../../model/index.ts';

export default defineCheck({
  id: 'budget-content',
  title: { 'zh-CN': '预决算公开内容不全', en: 'Incomplete budgets and final accounts' },
  theme: 'policy',
  scope: 'page',
  needs: ['budgetParts', 'notice'],
  basis: basis('budgetTerm'),
  options: z.strictObject({
    elements: z
      .array(z.enum(budgetElements))
      .default(['official', 'operating', 'procurement', 'performance'])
      .describe('what must be told'),
  }),
  messages: {
    lacks: { 'zh-CN': '“{title}”未说明：{budgetLacking}。', en: '“{title}” does not tell of: {budgetLacking}.' },
    attached: {
      'zh-CN': '“{title}”的内容在{files}个附件中，未读取，完整性未检查。',
      en: 'The content of “{title}” is in {files} files that were not read; it was not measured.',
    },
    complete: { 'zh-CN': '“{title}”内容齐全。', en: '“{title}” is complete.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '部门和政府预算、决算公开页面是否说明“三公”经费、机关运行经费、政府采购、预算绩效。内容在附件中的不判定。',
      en: 'Whether budgets and final accounts tell of official expenses, operating expenses, procurement and performance. Attached files are not judged.',
    },
    why: {
      'zh-CN': '公开部门预算、决算应当对机关运行经费的安排、使用情况等重要事项作出说明。',
      en: 'Published budgets must explain operating expenses and other weighty matters.',
    },
    fails: { 'zh-CN': '预算公开说明没有“三公”经费。', en: 'A budget without official expenses.' },
    passes: { 'zh-CN': '四个方面均有说明。', en: 'All four are explained.' },
  },
  run(page, { options }) {
    const { budgetParts, notice, url } = page;
    if (budgetParts === null) return [];
    const title = page.h1 ?? page.title;
    const budgetLacking = options.elements.filter((element) => budgetParts[element] === undefined);
    if (budgetLacking.length === 0) return [{ outcome: 'pass', message: 'complete', url, subject: '', facts: { title } }];
    const files = notice?.files ?? 0;
    if (files > 0) return [{ outcome: 'error', message: 'attached', url, subject: '', facts: { title, files } }];
    return [{ outcome: 'fail', message: 'lacks', url, subject: '', facts: { title, budgetLacking, count: budgetLacking.length } }];
  },
});
