import { z } from 'zod';
import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';
import { ofSiteReport, successions, yearsShape } from './judged.ts';

export default defineCheck({
  id: 'annual-report-improvement',
  title: { 'zh-CN': '年度报告“存在的主要问题及改进情况”雷同', en: 'Problems repeated in the annual report' },
  theme: 'annual-report',
  scope: 'site',
  needs: ['reports'],
  basis: basis('reportProblems'),
  options: z.strictObject(yearsShape),
  messages: {
    same: {
      'zh-CN': '《{title}》“存在的主要问题及改进情况”与上一年度报告《{other}》（{otherUrl}）文字完全相同（数字除外）。',
      en: 'Part five of “{title}” repeats that of “{other}” ({otherUrl}) word for word, numbers aside.',
    },
    sister: {
      'zh-CN': '《{title}》“存在的主要问题及改进情况”与同年度《{other}》（{otherUrl}）文字完全相同，请人工核实。',
      en: 'Part five of “{title}” is the same as that of “{other}” ({otherUrl}); a person must look.',
    },
    own: { 'zh-CN': '《{title}》“存在的主要问题及改进情况”未与其他报告雷同。', en: 'Part five of “{title}” repeats no other report.' },
    none: { 'zh-CN': '未读到可以比对的年度报告，本项不适用。', en: 'No reports to compare were read; this check does not apply.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '第五部分文字（数字、标点除外）与本机关上一年度报告、与同年度其他机关报告是否完全相同。',
      en: 'Whether part five, numbers and signs aside, is the same as last year’s or another organ’s.',
    },
    why: {
      'zh-CN': '问题及改进情况应当实事求是，不得敷衍了事、年年雷同。',
      en: 'Problems and improvement must be told as they are, not glossed over or repeated year after year.',
    },
    fails: { 'zh-CN': '2025年度报告第五部分照抄2024年度报告。', en: 'Part five of 2025 is copied from 2024.' },
    passes: { 'zh-CN': '两年报告第五部分内容不同。', en: 'Part five differs in the two reports.' },
  },
  run(site, { options, asOf }) {
    const statements = successions(site, asOf, options.years).flatMap(({ report, before, sisters }): Statement[] => {
      const { problems } = report.content;
      const others = sisters.filter(({ content }) => content.problems !== null);
      if (problems === null || (!before?.content.problems && others.length === 0)) return [];
      const against = (other: { title: string; url: string }) => ({ other: other.title, otherUrl: other.url });
      if (before?.content.problems === problems) return [ofSiteReport(report, 'fail', 'same', against(before))];
      const twin = others.find(({ content }) => content.problems === problems);
      return [twin ? ofSiteReport(report, 'review', 'sister', against(twin), 'sister') : ofSiteReport(report, 'pass', 'own')];
    });
    return statements.length > 0 ? statements : [ofSite(site, 'na', 'none')];
  },
});
