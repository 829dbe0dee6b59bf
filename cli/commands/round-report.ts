/** `round report`: everything that is written of a round. */
import { join } from 'node:path';
import { roundFormats } from '../../reports/formats.ts';
import { type Common, collect, defaults } from '../terms.ts';
import { readList, readNumber } from '../values.ts';
import type { RoundTerms } from './round.ts';

interface ReportOptions extends Common {
  workspace: string;
  out?: string;
  compare: string;
  format?: string[];
  revision?: string;
  history: string;
  pdf?: true;
  template?: string;
}

export function addRoundReport({ t, language, make, done }: RoundTerms): void {
  make(
    'report <round>',
    '写出季度检查报告：HTML、JSON、CSV、SARIF、JUnit、各站点得分卡、问题清单和评分表（xlsx）、通报（docx）',
    'write the reports of a round: HTML, JSON, CSV, SARIF, JUnit, the scorecard of each site, problem lists and scoring tables (xlsx), the bulletin (docx)',
  )
    .option('--out <dir>', t('报告目录（默认 reports-out/<轮次>）', 'folder for the reports (default: reports-out/<round>)'))
    .option(
      '--compare <round>',
      t('auto 与上一轮比较，none 不比较，或写明轮次编号', 'auto: compare with the round before, none: with none, or the id of a round'),
      'auto',
    )
    .option(
      '--format <names>',
      t(
        `写出的格式，用逗号分隔，可重复：${roundFormats.join('、')}（默认全部）`,
        `formats, separated by commas, may be repeated: ${roundFormats.join(', ')} (default: all)`,
      ),
      collect,
    )
    .option('--revision <n>', t('定稿的第几版（默认最新）', 'revision of the round (default: the newest)'))
    .option(
      '--history <n>',
      t('最多回看几轮：用于走势和“重现”的认定', 'earlier rounds read at most: for the trend, and to know what came back'),
      '8',
    )
    .option(
      '--template <file>',
      t(
        '通报模板（YAML）：措辞、各部分取舍、发文单位填写的内容；没有写到的按 reports/bulletin/templates/ 中的。evaluation 为第三方评估报告',
        'template of the bulletin (YAML): wording, sections, what the office fills in; the rest is as in reports/bulletin/templates/. evaluation: the report of a third-party evaluation',
      ),
    )
    .option('--pdf', t('另用本机浏览器把 HTML 报告和得分卡转为 PDF', 'print the HTML reports as PDF too, by the browser of this machine'))
    .action(async (round: string, given: ReportOptions) => {
      const { workspace, compare, pdf, json, template } = given;
      const { reportRound } = await import('../round-report.ts');
      done(
        await reportRound({
          ...{ workspace, round, compare, language, json: json === true, pdf: pdf === true },
          out: given.out ?? join(defaults.out, round.replace(/[^\p{L}\p{N}.-]+/gu, '-')),
          formats: given.format === undefined ? [...roundFormats] : readList('--format', given.format, roundFormats),
          history: readNumber('--history', given.history, 1, 100),
          ...(template === undefined ? {} : { template }),
          ...(given.revision === undefined ? {} : { revision: readNumber('--revision', given.revision, 0, 1_000_000) }),
        }),
      );
    });
}
