/** `serve` and `token`: the console's interface, and who may use it. */
import type { Language } from '../checks/model/index.ts';
import { type Role, roles } from '../crawler/access/tokens.ts';
import { indexText, loadIndex, shippedIndexes } from '../crawler/index-files.ts';
import { openStore, type Store, withStore } from '../crawler/store.ts';
import { createConsole } from '../reports/console/server.ts';
import { exitCodes, Failure, tidy, usage } from './failure.ts';
import { both } from './language.ts';

export interface ServeCommand {
  workspace: string;
  host: string;
  port: number;
  /** Indexes beside those that ship. */
  indexes: string[];
  language: Language;
  json: boolean;
}

/** Serves until a person or the system stops it. */
export async function serve({ workspace, host, port, indexes, language, json }: ServeCommand): Promise<number> {
  const named = [...shippedIndexes(), ...indexes].map((name) => ({ index: loadIndex(name), text: indexText(name).text }));
  const store = await openStore(workspace);
  const server = createConsole({ store, workspace, indexes: named, now: () => new Date().toISOString() });
  try {
    const address = await server.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
      throw new Failure(
        `无法在 ${host}:${port} 提供服务（${error.code ?? error.message}）。请用 --host、--port 另选。`,
        `cannot serve at ${host}:${port} (${error.code ?? error.message}); choose others with --host and --port`,
      );
    });
    const words = both(`控制台接口：${address}/api/1/（按 Ctrl-C 停止）`, `the console’s interface: ${address}/api/1/ (Ctrl-C stops it)`);
    process.stdout.write(json ? `${JSON.stringify({ address })}\n` : `${words[language]}\n`);
    const holders = (await store.access.list()).filter(({ revokedAt }) => revokedAt === null);
    if (holders.length === 0 && !json) {
      const none = both(
        '还没有人可以使用：用 token add <姓名> 发放访问令牌。',
        'nobody can use it yet: give somebody a token with token add <name>',
      );
      process.stderr.write(`${none[language]}\n`);
    }
    await new Promise<void>((done) => {
      process.once('SIGINT', () => done()).once('SIGTERM', () => done());
    });
    return exitCodes.done;
  } finally {
    await server.close();
    await store.close();
  }
}

export interface TokenCommand {
  workspace: string;
  language: Language;
  json: boolean;
}

const roleNames: Record<Role, ReturnType<typeof both>> = {
  supervisor: both('主管人员', 'supervisor'),
  inspector: both('检查人员', 'inspector'),
  evaluator: both('评估人员', 'evaluator'),
};
const nameLength = 60;

export async function addToken(name: string, role: string, { workspace, language, json }: TokenCommand): Promise<number> {
  const who = name.trim();
  if (who === '' || who.length > nameLength || /\p{C}/u.test(who))
    throw usage(`姓名应为 1 到 ${nameLength} 个字符，现为：${name}`, `a name has 1 to ${nameLength} characters, not: ${name}`);
  const known = roles.find((one) => one === role);
  if (!known) throw usage(`--role 应为 ${roles.join('、')} 之一，现为：${role}`, `--role is one of ${roles.join(', ')}, not: ${role}`);
  return await withTokens(workspace, async ({ access }) => {
    const token = await access.create(who, known, new Date().toISOString());
    const hint = both(`${who} 的访问令牌（只显示这一次，请妥善保管）：`, `the token of ${who} (shown this once; keep it safe):`);
    if (json) process.stdout.write(`${JSON.stringify({ name: who, role: known, token })}\n`);
    else process.stdout.write(`${tidy(hint[language])}\n${token}\n`);
  });
}

export async function listTokens({ workspace, language, json }: TokenCommand): Promise<number> {
  return await withTokens(workspace, async ({ access }) => {
    const holders = await access.list();
    if (json) process.stdout.write(`${JSON.stringify(holders, null, 2)}\n`);
    else if (holders.length === 0) process.stdout.write(`${both('没有发放过访问令牌', 'no tokens yet')[language]}\n`);
    for (const { name, role, createdAt, revokedAt } of json ? [] : holders) {
      const state = revokedAt ? both(`已于 ${revokedAt} 收回`, `revoked ${revokedAt}`) : both('有效', 'valid');
      process.stdout.write(tidy(`${name}  ${roleNames[role][language]}  ${createdAt}  ${state[language]}`));
      process.stdout.write('\n');
    }
  });
}

export async function revokeToken(name: string, { workspace, language, json }: TokenCommand): Promise<number> {
  return await withTokens(workspace, async ({ access }) => {
    if (!(await access.revoke(name, new Date().toISOString())))
      throw new Failure(`${name} 没有有效的访问令牌`, `${name} has no valid token`, exitCodes.usage);
    if (json) process.stdout.write(`${JSON.stringify({ name, revoked: true })}\n`);
    else process.stdout.write(`${tidy(both(`已收回 ${name} 的访问令牌`, `the token of ${name} is revoked`)[language])}\n`);
  });
}

async function withTokens(workspace: string, work: (store: Store) => Promise<void>): Promise<number> {
  await withStore(workspace, work);
  return exitCodes.done;
}
