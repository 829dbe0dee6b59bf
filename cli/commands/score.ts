/** `score`: a stored inspection under another index. */
import { type Common, defaults, type Terms } from '../terms.ts';
import { readGate, readMarks, readProfile } from '../values.ts';

export function addScore({ t, language, command, workspace, done }: Terms): void {
  workspace(
    command(
      'score <inspection>',
      '用另一套指标体系对已有检查重新评分，不再访问网站',
      'judge a stored inspection under another index without visiting the site',
    ),
  )
    .option('--index <id|file>', t('指标体系：编号或 YAML 文件', 'evaluation index: an id or a YAML file'), defaults.index)
    .option('--profile <file>', t('站点档案（YAML）', 'site profile (YAML)'))
    .option('--marks <file>', t('人工判定（YAML 或 JSON，按指标编号）', 'what people decided (YAML or JSON, by id of the indicator)'))
    .option('--out <dir>', t('报告目录', 'folder for the reports'))
    .option('--explain', t('写出每一步加减，供手工复算', 'print every addition, to be recomputed by hand'))
    .option('--fail-on <gate>', t('veto 或 score:N', 'veto or score:N'))
    .action(
      async (
        inspection: string,
        given: Common & {
          workspace: string;
          index: string;
          profile?: string;
          marks?: string;
          out?: string;
          explain?: true;
          failOn?: string;
        },
      ) => {
        const { loadIndex, loadParts } = await import('../../crawler/index-files.ts');
        const { rescore } = await import('../rescore.ts');
        const index = loadIndex(given.index);
        done(
          await rescore(inspection, {
            workspace: given.workspace,
            index,
            parts: loadParts(index, given.index),
            ...(given.marks ? { marks: readMarks(given.marks) } : {}),
            ...(given.profile ? { profile: readProfile(given.profile) } : {}),
            ...(given.out ? { out: given.out } : {}),
            explained: given.explain === true,
            language,
            json: given.json === true,
            ...(given.failOn ? { gate: readGate(given.failOn) } : {}),
          }),
        );
      },
    );
}
