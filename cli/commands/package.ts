/** `package show|import`: packages of the browser extension. */
import type { Common, Terms } from '../terms.ts';

export function addPackage({ t, language, command, workspace, group, done }: Terms): void {
  const packages = group('package', '浏览器扩展的检查包（.mingcha）', 'packages of the browser extension (.mingcha)');
  command('show <file>', '列出检查包的内容', 'say what a package holds', packages).action(async (file: string, given: Common) => {
    const { showPackage } = await import('../package.ts');
    done(await showPackage(file, { language, json: given.json === true }));
  });
  workspace(
    command(
      'import <file>',
      '把检查包并入工作目录：判定、纠正、复核、证据；重复导入不变',
      'merge a package into the workspace: marks, corrections, reviews, evidence; twice changes nothing',
      packages,
    ),
  )
    .option('--round <round>', t('同时把人工判定登记到这次季度检查', 'write its marks down in this round too'))
    .option('--by <name>', t('检查包未写评估人时的评估人', 'evaluator where the package names none'))
    .action(async (file: string, given: Common & { workspace: string; round?: string; by?: string }) => {
      const { workspace: folder, round, by, json } = given;
      const { importPackage } = await import('../package.ts');
      done(await importPackage(file, { workspace: folder, round, by, language, json: json === true }));
    });
}
