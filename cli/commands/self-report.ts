/** `self-report`: the yearly self-report, and what the annual report takes from inspections. */
import { usage } from '../failure.ts';
import { type Common, collect, defaults, type Terms } from '../terms.ts';
import { readDay, readNumber, today } from '../values.ts';

interface Given extends Common {
  workspace: string;
  site?: string;
  year?: string;
  round?: string[];
  asOf?: string;
  index: string;
  template?: string;
  printTemplate?: true;
  out?: string;
}

export function addSelfReport({ t, language, command, workspace, done }: Terms): void {
  workspace(
    command(
      'self-report',
      '年度自查报告及年度报告有关内容（docx、Markdown、网页）：已知的填入，不知道的标出待填',
      'the yearly self-report and the part of the annual report that inspections can fill',
    ),
  )
    .option('--site <url|id>', t('网站：网址或名录编号', 'site: address or id of the roster'))
    .option('--year <year>', t('年度（默认今年）', 'year (default: this year)'))
    .option(
      '--round <id>',
      t('只依据这些季度检查，可重复（默认当年全部检查）', 'only these rounds; may be repeated (default: all inspections of the year)'),
      collect,
    )
    .option('--as-of <date>', t('写到哪一天（默认今天，不晚于年末）', 'up to which day (default: today, at most the end of the year)'))
    .option('--index <id|file>', t('季度检查以外的检查按哪个指标体系', 'index for inspections outside rounds'), defaults.index)
    .option('--template <file>', t('本单位的模板（YAML），只写要改的部分', 'template of your own (YAML): only what you change'))
    .option('--print-template', t('输出随附模板', 'print the template that ships'))
    .option('--out <dir>', t('报告目录', 'folder for the reports'))
    .action(async (given: Given) => {
      if (given.printTemplate) {
        const { readFileSync } = await import('node:fs');
        const { templateFile } = await import('../../reports/self-report/template.ts');
        process.stdout.write(readFileSync(templateFile(language), 'utf8'));
        return;
      }
      if (given.site === undefined)
        throw usage('请用 --site 写明网站（网址或名录编号）。', 'name the site with --site (address or id of the roster)');
      const year = given.year === undefined ? Number(today().slice(0, 4)) : readNumber('--year', given.year, 2000, 2100);
      const end = `${year}-12-31`;
      const asOf = given.asOf === undefined ? (today() < end ? today() : end) : readDay('--as-of', given.asOf);
      const { loadIndex, loadParts } = await import('../../crawler/index-files.ts');
      const index = loadIndex(given.index);
      const { writeSelfReport } = await import('../self-report.ts');
      done(
        await writeSelfReport({
          ...{ workspace: given.workspace, site: given.site, year, rounds: given.round ?? [], asOf },
          ...{ index, parts: loadParts(index, given.index), language, json: given.json === true },
          ...(given.template === undefined ? {} : { template: given.template }),
          ...(given.out === undefined ? {} : { out: given.out }),
        }),
      );
    });
}
