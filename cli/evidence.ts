/** `evidence`: what an inspection saw, as a package that can be handed over and proven; and what `inspect` does about it. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unzipSync } from 'fflate';
import type { Bilingual, EvaluationIndex, Judgement, Language, SiteFacts } from '../checks/model/index.ts';
import { names, type Packaged, writePackage } from '../crawler/evidence/package.ts';
import { readPassphrase } from '../crawler/evidence/passphrase.ts';
import { unseal } from '../crawler/evidence/sealed.ts';
import { type SettleSettings, settle, withReferences } from '../crawler/evidence/settle.ts';
import { hasVault, openVault, type Settled } from '../crawler/evidence/vault.ts';
import { type Problem, type Verified, verifyPackage } from '../crawler/evidence/verify.ts';
import { judgeInspection } from '../crawler/judgement.ts';
import { openStore, type Store } from '../crawler/store.ts';
import { exitCodes, Failure, tidy, usage } from './failure.ts';
import { both } from './language.ts';

/** The judgement with references to its evidence; with `settling` what is not quoted is removed first. As it is where nothing was kept. */
export async function refer(
  store: Store,
  { workspace, inspection, site, judgement }: { workspace: string; inspection: string; site: SiteFacts; judgement: Judgement },
  settling?: SettleSettings,
): Promise<{ judgement: Judgement; settled: Settled | null }> {
  if (!hasVault(workspace, inspection)) return { judgement, settled: null };
  const vault = openVault(workspace, inspection);
  try {
    if (settling) await settle(vault, { site, judgement, documents: store.documentPages(inspection) }, settling);
    return { judgement: withReferences(vault, judgement), settled: vault.settled() };
  } finally {
    vault.close();
  }
}

/** What is said of it at the end of an inspection. */
export function describeSettled({ again, pictures }: Settled, inspection: string): Bilingual {
  const { taken, failed, leftOut, reason, personal } = pictures;
  const without = leftOut + failed;
  const why =
    reason === 'no-browser'
      ? both('（未使用浏览器）', ' (no browser)')
      : reason === 'limit'
        ? both('（超过 --screenshots）', ' (over --screenshots)')
        : both('', '');
  const missed = without > 0 ? both(`，另有 ${without} 处未截图${why['zh-CN']}`, `, ${without} without${why.en}`) : both('', '');
  const hidden =
    personal > 0
      ? both(`，${personal} 处因页面含个人信息不截图`, `, ${personal} not taken because the page shows personal data`)
      : both('', '');
  const asked = again > 0 ? both(`，评判后重新请求 ${again} 页`, `, ${again} pages asked for again after judging`) : both('', '');
  return both(
    `证据：截图 ${taken} 张${missed['zh-CN']}${hidden['zh-CN']}${asked['zh-CN']}（导出：evidence export ${inspection}）`,
    `Evidence: ${taken} screenshots${missed.en}${hidden.en}${asked.en} (to hand it over: evidence export ${inspection})`,
  );
}

export interface ExportCommand {
  workspace: string;
  out?: string;
  personal: 'exclude' | 'encrypt';
  /** Judges by it where that was not done after gathering. */
  index: EvaluationIndex;
  parts: EvaluationIndex[];
  now: Date;
  language: Language;
  json: boolean;
}

/** Writes the package of an inspection. Throws a Failure where there is no inspection, no evidence, no passphrase or no place to write. */
export async function exportEvidence(name: string, command: ExportCommand): Promise<number> {
  const { workspace, personal, index, parts, now, language, json } = command;
  const protection = personal === 'encrypt' ? { mode: personal, passphrase: readPassphrase() } : { mode: personal };
  const store = await openStore(workspace);
  try {
    const stored = await store.findInspection(name);
    if (!stored) throw usage(`工作目录 ${workspace} 中没有检查 ${name}。`, `there is no inspection ${name} in ${workspace}`);
    const { id, url, asOf } = stored;
    if (!hasVault(workspace, id)) {
      throw new Failure(
        `检查 ${id} 没有保存证据（--evidence none，或由旧版本完成）。请重新检查。`,
        `inspection ${id} kept no evidence (--evidence none, or an older version); inspect again`,
      );
    }
    const out = command.out ?? `${id}.wacz`;
    if (!existsSync(dirname(out))) throw usage(`没有这个目录：${dirname(out)}`, `there is no folder ${dirname(out)}`);
    const vault = openVault(workspace, id);
    try {
      let settled = vault.settled();
      if (!settled) {
        // killed between gathering and judging: nothing is asked of the site now
        const { site, judgement } = await judgeInspection(store, id, { index, parts });
        settled = await settle(vault, { site, judgement, documents: store.documentPages(id) }, { scope: 'quoted', ask: null });
      }
      const packaged = writing(out, () => writePackage(vault, settled, { out, inspection: id, url, asOf, now, personal: protection }));
      if (json) process.stdout.write(`${JSON.stringify({ file: out, ...packaged }, null, 2)}\n`);
      else process.stdout.write(`${tidy(describePackage(packaged, out, personal)[language])}\n`);
    } finally {
      vault.close();
    }
  } finally {
    await store.close();
  }
  return exitCodes.done;
}

/** Says whether a package is as it was written; 1 and what differs when it is not. */
export function verifyEvidence(
  file: string,
  { expected, language, json }: { expected?: string; language: Language; json: boolean },
): number {
  if (expected !== undefined && !/^sha256:[0-9a-f]{64}$/.test(expected))
    throw usage(`--digest 应为 sha256: 加 64 位十六进制数`, '--digest wants sha256: and 64 hexadecimal digits');
  requireFile(file);
  const verified = verifyPackage(file, expected);
  if (json) process.stdout.write(`${JSON.stringify({ file, intact: verified.problems.length === 0, ...verified }, null, 2)}\n`);
  else
    process.stdout.write(
      `${describeVerified(verified, file, expected !== undefined, language)
        .map(tidy)
        .join('\n')}\n`,
    );
  return verified.problems.length === 0 ? exitCodes.done : exitCodes.gate;
}

/** Writes the pages of a package that were put in encrypted as a WARC file. */
export function decryptEvidence(file: string, { out, language, json }: { out: string; language: Language; json: boolean }): number {
  requireFile(file);
  const passphrase = readPassphrase();
  let sealed: Uint8Array | undefined;
  try {
    sealed = unzipSync(readFileSync(file), { filter: ({ name }) => name === names.sealed })[names.sealed];
  } catch {
    throw new Failure(`不是可读取的证据包：${file}`, `not a package that can be read: ${file}`);
  }
  if (!sealed) throw new Failure(`证据包中没有加密的页面：${file}`, `the package holds no encrypted pages: ${file}`);
  const plain = unseal(sealed, passphrase);
  if (!plain)
    throw new Failure(
      `口令不符，或加密内容已被改动：${file}`,
      `the passphrase is another one, or the encrypted pages were changed: ${file}`,
    );
  writing(out, () => writeFileSync(out, plain, { mode: 0o600 }));
  process.stdout.write(json ? `${JSON.stringify({ file: out })}\n` : `${tidy(both(`已写出：${out}`, `written: ${out}`)[language])}\n`);
  return exitCodes.done;
}

function requireFile(file: string): void {
  if (!existsSync(file)) throw usage(`没有这个文件：${file}`, `there is no file ${file}`);
  if (!statSync(file).isFile()) throw usage(`不是文件：${file}`, `not a file: ${file}`);
}

function writing<Result>(out: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new Failure(`无法写入 ${out}（${code}）。请用 --out 另指定文件。`, `cannot write ${out} (${code}); name another file with --out`);
  }
}

function describePackage({ pages, screenshots, personal, missing, digest }: Packaged, out: string, mode: 'exclude' | 'encrypt'): Bilingual {
  const withheld =
    personal === 0
      ? both('', '')
      : mode === 'exclude'
        ? both(`；含个人信息的 ${personal} 个网址未放入`, `; ${personal} addresses with personal data kept out`)
        : both(`；含个人信息的 ${personal} 个网址加密放入`, `; ${personal} addresses with personal data put in encrypted`);
  const lost = missing > 0 ? both(`；${missing} 个网址的原文未保存`, `; the bytes of ${missing} addresses were not kept`) : both('', '');
  return both(
    `证据包：${out}\n网址 ${pages} 个、截图 ${screenshots} 张${withheld['zh-CN']}${lost['zh-CN']}\n摘要 ${digest}（请另行保存；核对：evidence verify ${out} --digest ${digest}）`,
    `Package: ${out}\n${pages} addresses, ${screenshots} screenshots${withheld.en}${lost.en}\nDigest ${digest} (note it elsewhere; to check: evidence verify ${out} --digest ${digest})`,
  );
}

const problems: Record<Problem['code'], Bilingual> = {
  'not-zip': both('不是 WACZ（zip）文件', 'not a WACZ (zip) file'),
  damaged: both('文件残缺或损坏，无法读取', 'cut off or damaged, cannot be read'),
  missing: both('缺少文件', 'missing'),
  added: both('多出文件', 'added'),
  changed: both('内容已改动', 'changed'),
  unreadable: both('内容无法识别', 'not what such a file holds'),
  other: both('不是给出摘要的那个证据包', 'not the package whose digest was given'),
  record: both('存档记录与其摘要或索引不符', 'a record differs from its digests or from the index'),
};

function describeVerified(
  { problems: found, files, records, digest }: Verified,
  file: string,
  compared: boolean,
  language: Language,
): string[] {
  if (found.length > 0) {
    const head = both(`证据包与写出时不一致：${file}`, `The package is not as it was written: ${file}`)[language];
    return [
      head,
      ...found.map(({ code, path, detail }) => `  ✗ ${path || file}  ${problems[code][language]}${detail ? `  ${detail}` : ''}`),
    ];
  }
  const outside = compared
    ? both('与给出的摘要一致。', 'It is the package whose digest was given.')
    : both(
        '要排除整包替换，请用导出时记下的摘要核对（--digest）。',
        'To rule out that the whole was replaced, compare it with the digest noted at export (--digest).',
      );
  return [
    both(
      `证据包完整，未被改动：${file}（${files} 个文件、${records} 条记录）`,
      `The package is whole and unchanged: ${file} (${files} files, ${records} records)`,
    )[language],
    both(`摘要 ${digest}。${outside['zh-CN']}`, `Digest ${digest}. ${outside.en}`)[language],
  ];
}
