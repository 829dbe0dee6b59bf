/** `round mark|import-marks|marks|disagreements|settle`. */
import type { Command } from 'commander';
import type { GivenResult } from '../round-marks.ts';
import type { Common } from '../terms.ts';
import { readNumber } from '../values.ts';
import type { RoundTerms } from './round.ts';

type Given = Common & { workspace: string };
type Decided = Given & GivenResult & { by?: string; at?: string };

export function addRoundMarks(terms: RoundTerms): void {
  const { t, language, make, done } = terms;
  const common = (given: Given) => ({ workspace: given.workspace, language, json: given.json === true });
  const deciding = (of: Command): Command =>
    of
      .option('--result <result>', t('pass 通过、fail 不通过、na 不适用', 'pass, fail or na'))
      .option('--points <n>', t('得分', 'points that it earns'))
      .option('--grade <name>', t('等级（指标设有等级的）', 'grade of its scale'))
      .option('--at <moment>', t('判定时间（默认现在）', 'when it was decided (default: now)'));

  deciding(
    make(
      'mark <round> <site> <leaf>',
      '登记一项人工判定；两人判定不一致的列入不一致清单',
      'write down what an evaluator decided of an indicator',
    ),
  )
    .option('--by <name>', t('评估人，必填', 'evaluator; always wanted'))
    .option('--note <text>', t('理由或说明', 'reason or note'))
    .action(async (round: string, site: string, leaf: string, given: Decided) => {
      const { readBy, readMoment } = await import('../ledger.ts');
      done(
        await (await import('../round-marks.ts')).markLeaf(common(given), {
          ...given,
          round,
          site,
          leaf,
          by: readBy(given.by),
          at: readMoment(given.at),
        }),
      );
    });

  make(
    'import-marks <round> <file>',
    '导入人工判定（csv、xlsx、YAML、JSON，或浏览器扩展的 .mingcha 检查包）',
    'take in marks (csv, xlsx, YAML, JSON, or a .mingcha package of the extension)',
  )
    .option('--by <name>', t('文件未写评估人时的评估人', 'evaluator where the file names none'))
    .action(async (round: string, file: string, given: Given & { by?: string }) => {
      done(await (await import('../round-marks.ts')).importMarks(common(given), round, file, given.by));
    });

  make('marks <round>', '人工判定和仲裁的全部记录', 'the whole record of marks and settlements')
    .option('--site <site>', t('一个站点', 'one site'))
    .action(async (round: string, given: Given & { site?: string }) => {
      done(await (await import('../round-marks.ts')).listMarks(common(given), round, given.site));
    });

  make('disagreements <round>', '不一致清单：评估人员判定不同的指标', 'indicators that evaluators marked differently')
    .option('--open', t('只列待仲裁的', 'those to be settled'))
    .option('--revision <n>', t('第几次修订（默认最新）', 'revision (default: newest)'))
    .option('--out <file>', t('另存为 csv', 'write them as csv too'))
    .action(async (round: string, given: Given & { open?: true; revision?: string; out?: string }) => {
      done(
        await (await import('../round-marks.ts')).listDisagreements(common(given), round, {
          open: given.open === true,
          ...(given.revision === undefined ? {} : { revision: readNumber('--revision', given.revision, 1, 100_000) }),
          ...(given.out === undefined ? {} : { out: given.out }),
        }),
      );
    });

  deciding(make('settle <round> <site> <leaf>', '仲裁一项不一致的判定', 'settle an indicator that evaluators marked differently'))
    .option('--adopt <evaluator>', t('采纳这位评估人的判定', 'adopt what this evaluator decided'))
    .option('--by <name>', t('仲裁人，必填', 'who settles it; always wanted'))
    .option('--why <text>', t('仲裁理由，必填', 'why; always wanted'))
    .action(async (round: string, site: string, leaf: string, given: Decided & { adopt?: string; why?: string }) => {
      const { readBy, readMoment, readWords } = await import('../ledger.ts');
      const who = { by: readBy(given.by), at: readMoment(given.at), why: readWords('--why', given.why) };
      done(await (await import('../round-marks.ts')).settleLeaf(common(given), { ...given, round, site, leaf, ...who }));
    });
}
