/** Dossiers of inspectors in the workspace: a folder a site, with what `score` and `inspect` read of it (profile, marks) beside the whole. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Mark } from '../checks/model/index.ts';
import { CrawlError } from './errors.ts';
import { takeLock } from './lock.ts';
import { Dossier, disagreements, emptyDossier } from './packages/dossier.ts';
import { mergeDossiers } from './packages/merge.ts';
import type { Contents } from './packages/package.ts';

/** How many entries of a dossier there are. */
export interface Amounts {
  marks: number;
  reviews: number;
  corrections: number;
  evidence: number;
  rechecks: number;
}

export interface Taken {
  dossier: Dossier;
  folder: string;
  /** Files for `--profile` and `--marks`, the latter by index. */
  profile: string;
  marks: Record<string, string>;
  all: Amounts;
  added: Amounts;
  /** Leaves that inspectors marked differently: the mark that counts first. */
  disagreements: { index: string; leaf: string; marks: Mark[] }[];
}

/** What a file of marks may be named after; indexes of other names stand in the dossier alone. */
const plainName = /^[A-Za-z0-9][\w.-]{0,80}$/;

/** Takes a package in: merges its dossier with what the workspace has of the site. The same one twice changes nothing. */
export function takeDossier(workspace: string, { dossier: given, pictures, findings, scorecard }: Contents): Taken {
  const folder = join(workspace, 'packages', folderOf(given.site));
  const lock = takeLock(workspace, `package-${folderOf(given.site)}`);
  if (!lock)
    throw new CrawlError(
      'running-elsewhere',
      `${given.site} 的检查包正由另一进程导入，请稍后再试。`,
      `another process is importing a package of ${given.site}; try again in a moment`,
    );
  try {
    const before = readDossier(folder) ?? emptyDossier(given.url, given.profile);
    const dossier = mergeDossiers(before, given);
    mkdirSync(join(folder, 'evidence'), { recursive: true });
    for (const [id, picture] of pictures) writeWhole(join(folder, 'evidence', `${id}.png`), picture);
    const marks: Record<string, string> = {};
    for (const [index, leaves] of Object.entries(dossier.marks)) {
      if (!plainName.test(index)) continue;
      marks[index] = join(folder, `marks-${index}.json`);
      writeWhole(marks[index], `${JSON.stringify(leaves, null, 2)}\n`);
    }
    // what the inspector's own look at the site found; the last one that came in
    for (const [name, text] of Object.entries({ findings, scorecard })) if (text) writeWhole(join(folder, `${name}.json`), text);
    const profile = join(folder, 'profile.yaml');
    writeWhole(profile, stringify({ url: dossier.url, ...dossier.profile }));
    writeWhole(join(folder, 'dossier.json'), `${JSON.stringify(dossier, null, 1)}\n`);
    const [had, all] = [amountsOf(before), amountsOf(dossier)];
    const added = { ...all };
    for (const key of Object.keys(all) as (keyof Amounts)[]) added[key] = all[key] - had[key];
    return { dossier, folder, profile, marks, all, added, disagreements: listDisagreements(dossier) };
  } finally {
    lock.release();
  }
}

/** What the workspace has of a site, named as in its dossier (`www.example.gov.cn/slj/`); undefined where it has nothing. */
export function findDossier(workspace: string, site: string): Dossier | undefined {
  return readDossier(join(workspace, 'packages', folderOf(site)));
}

/** Marks are those of all inspectors. */
export function amountsOf({ marks, otherMarks, reviews, corrections, evidence, rechecks }: Dossier): Amounts {
  const leaves = Object.values(marks).flatMap((one) => Object.values(one)).length;
  const others = Object.values(otherMarks).flatMap((one) => Object.values(one).flat()).length;
  return {
    marks: leaves + others,
    reviews: reviews.length,
    corrections: corrections.length,
    evidence: evidence.length,
    rechecks: rechecks.length,
  };
}

export function listDisagreements(dossier: Dossier): Taken['disagreements'] {
  return Object.keys(dossier.otherMarks).flatMap((index) =>
    [...disagreements(dossier, index)].map(([leaf, others]) => ({ index, leaf, marks: [dossier.marks[index]![leaf]!, ...others] })),
  );
}

/** The name of a site as that of a folder: what is no letter, number or point is left out, and a digest keeps two apart. */
const folderOf = (site: string): string => {
  const digest = createHash('sha256').update(site).digest('hex').slice(0, 10);
  return `${site
    .replace(/[^a-z0-9.-]+/gi, '_')
    .replace(/^[._]+/, '')
    .slice(0, 80)}-${digest}`;
};

function readDossier(folder: string): Dossier | undefined {
  const path = join(folder, 'dossier.json');
  if (!existsSync(path)) return undefined;
  try {
    return Dossier.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new CrawlError(
      'damaged-dossier',
      `工作目录中已有的档案无法读取：${path}。请移走后重新导入。`,
      `what the workspace has of this site cannot be read: ${path}; move it away and import again`,
    );
  }
}

function writeWhole(path: string, content: string | Uint8Array): void {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, content, { mode: 0o600 });
  renameSync(part, path);
}
