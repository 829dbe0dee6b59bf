/** `serve` and `token add|list|revoke`: the console's interface and its keys. */
import { type Common, collect, type Terms } from '../terms.ts';
import { readNumber } from '../values.ts';

export function addServe({ t, language, command, workspace, group, done }: Terms): void {
  workspace(command('serve', '提供控制台接口，供浏览器扩展同步', 'serve the console’s interface, which the browser extension speaks to'))
    .option('--host <address>', t('监听的地址；默认只限本机', 'address to listen at; this machine alone by default'), '127.0.0.1')
    .option('--port <n>', t('端口', 'port'), '8300')
    .option('--index <file>', t('另外提供的指标体系文件，可重复', 'another index file to offer; may be repeated'), collect)
    .action(async (given: Common & { workspace: string; host: string; port: string; index?: string[] }) => {
      const { serve } = await import('../serve.ts');
      const port = readNumber('--port', given.port, 0, 65_535);
      const { workspace: folder, host, index = [] } = given;
      done(await serve({ workspace: folder, host, port, indexes: index, language, json: given.json === true }));
    });

  const token = group('token', '访问令牌', 'tokens');
  workspace(command('add <name>', '给一个人发放访问令牌', 'give a person a token', token))
    .option('--role <role>', t('supervisor、inspector 或 evaluator', 'supervisor, inspector or evaluator'), 'inspector')
    .action(async (name: string, given: Common & { workspace: string; role: string }) => {
      const { addToken } = await import('../serve.ts');
      done(await addToken(name, given.role, { workspace: given.workspace, language, json: given.json === true }));
    });
  workspace(command('list', '列出访问令牌的持有人', 'list who has a token', token)).action(
    async (given: Common & { workspace: string }) => {
      const { listTokens } = await import('../serve.ts');
      done(await listTokens({ workspace: given.workspace, language, json: given.json === true }));
    },
  );
  workspace(command('revoke <name>', '收回一个人的访问令牌', 'end the token of a person', token)).action(
    async (name: string, given: Common & { workspace: string }) => {
      const { revokeToken } = await import('../serve.ts');
      done(await revokeToken(name, { workspace: given.workspace, language, json: given.json === true }));
    },
  );
}
