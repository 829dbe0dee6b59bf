/** `package show|import`: packages of the browser extension. */
import type { Common, Terms } from '../terms.ts';

export function addPackage({ language, command, workspace, group, done }: Terms): void {
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
  ).action(async (file: string, given: Common & { workspace: string }) => {
    const { importPackage } = await import('../package.ts');
    done(await importPackage(file, { workspace: given.workspace, language, json: given.json === true }));
  });
}
