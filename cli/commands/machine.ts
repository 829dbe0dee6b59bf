/** `demo` and `doctor`: what can be tried at once, and on what machine. */
import { type Common, defaults, type Terms } from '../terms.ts';

export function addMachine({ t, language, command, workspace, done }: Terms): void {
  workspace(command('demo', '检查随附的示例城市', 'inspect the sample city'))
    .option('--out <dir>', t('报告目录', 'folder for the reports'), defaults.out)
    .action(async (given: Common & { workspace: string; out: string }) => {
      // the sample city is loaded by nobody else
      const { demo } = await import('../demo.ts');
      done(await demo({ workspace: given.workspace, out: given.out, language, json: given.json === true }));
    });
  workspace(command('doctor', '检查本机环境', 'say what this machine has and lacks')).action(
    async (given: Common & { workspace: string }) => {
      const { doctor } = await import('../doctor.ts');
      done(await doctor({ workspace: given.workspace, language, json: given.json === true }));
    },
  );
}
