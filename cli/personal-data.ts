/** The option of every command that keeps evidence: what becomes of the part that shows personal data. */
import type { Command } from 'commander';
import { passphraseName, readPassphrase } from '../crawler/evidence/passphrase.ts';
import type { PersonalMode } from '../crawler/evidence/vault.ts';
import type { Terms } from './terms.ts';
import { readChoice } from './values.ts';

export const addPersonalData = (of: Command, t: Terms['t']): Command =>
  of.option(
    '--personal-data <mode>',
    t(
      `保存的证据中含个人信息的页面、附件和截图：exclude 不保存；encrypt 加密保存（口令在 ${passphraseName}）`,
      `pages, files and screenshots in the evidence that show personal data: exclude, or encrypt (passphrase in ${passphraseName})`,
    ),
    'exclude',
  );

/** Throws where the passphrase that is needed is missing: before anything is asked of a site. */
export function readPersonalData({ evidence, personalData }: { evidence: string; personalData: string }): PersonalMode {
  const mode = readChoice('--personal-data', personalData, ['exclude', 'encrypt']);
  if (mode === 'encrypt' && evidence !== 'none') readPassphrase();
  return mode;
}
