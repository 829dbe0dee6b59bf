/** `evidence export|verify|decrypt`. */
import { type Common, defaults, type Terms } from '../terms.ts';
import { readChoice } from '../values.ts';

export function addEvidence({ t, language, command, workspace, group, done }: Terms): void {
  const evidence = group('evidence', '证据', 'evidence');
  workspace(
    command('export <inspection>', '把一次检查的证据写成 WACZ 文件', 'write the evidence of an inspection as a WACZ file', evidence),
  )
    .option('--out <file>', t('文件（默认 <检查编号>.wacz）', 'file (default: <inspection>.wacz)'))
    .option(
      '--personal-data <mode>',
      t(
        '含个人信息的页面：exclude 不放入；encrypt 加密放入（口令在 MINGCHA_EVIDENCE_PASSPHRASE）',
        'pages that show personal data: exclude, or encrypt (passphrase in MINGCHA_EVIDENCE_PASSPHRASE)',
      ),
      'exclude',
    )
    .option('--index <id|file>', t('尚未评判的检查所用的指标体系', 'index for an inspection that was not judged yet'), defaults.index)
    .action(async (name: string, given: Common & { workspace: string; out?: string; personalData: string; index: string }) => {
      const { exportEvidence } = await import('../evidence.ts');
      const { loadIndex, loadParts } = await import('../../crawler/index-files.ts');
      const index = loadIndex(given.index);
      const parts = loadParts(index, given.index);
      const personal = readChoice('--personal-data', given.personalData, ['exclude', 'encrypt']);
      const out = given.out ? { out: given.out } : {};
      done(
        await exportEvidence(name, {
          ...{ workspace: given.workspace, ...out, personal, index, parts, now: new Date() },
          ...{ language, json: given.json === true },
        }),
      );
    });
  command(
    'verify <file>',
    '核对证据包是否被改动；有改动的退出码为 1',
    'say whether a package was changed; exit code 1 when it was',
    evidence,
  )
    .option('--digest <sha256>', t('导出时记下的摘要', 'the digest noted at export'))
    .action(async (file: string, given: Common & { digest?: string }) => {
      const { verifyEvidence } = await import('../evidence.ts');
      done(verifyEvidence(file, { ...(given.digest ? { expected: given.digest } : {}), language, json: given.json === true }));
    });
  command('decrypt <file>', '取出证据包中加密的页面，写成 WARC 文件', 'take the encrypted pages out of a package, as a WARC file', evidence)
    .option('--out <file>', t('文件', 'file'), 'personal.warc.gz')
    .action(async (file: string, given: Common & { out: string }) => {
      const { decryptEvidence } = await import('../evidence.ts');
      done(decryptEvidence(file, { out: given.out, language, json: given.json === true }));
    });
}
