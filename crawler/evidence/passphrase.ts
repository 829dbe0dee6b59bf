/** The passphrase of evidence, from the environment: in an option it would be in the history of the shell and in the list of processes. */
import { CrawlError } from '../errors.ts';

export const passphraseName = 'MINGCHA_EVIDENCE_PASSPHRASE';
const shortest = 12;

/** Throws a CrawlError where there is none, or a short one. */
export function readPassphrase(): string {
  const passphrase = process.env[passphraseName] ?? '';
  if (passphrase.length >= shortest) return passphrase;
  throw new CrawlError(
    'no-passphrase',
    `请在环境变量 ${passphraseName} 中设置至少 ${shortest} 个字符的口令。`,
    `set a passphrase of at least ${shortest} characters in the environment variable ${passphraseName}`,
  );
}
