/** `package show|import`: what inspectors hand over from the browser extension. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Bilingual, Language, Mark } from '../checks/model/index.ts';
import { type Amounts, amountsOf, listDisagreements, takeDossier } from '../crawler/dossiers.ts';
import { type Contents, type Manifest, type PackageFault, readPackage } from '../crawler/packages/package.ts';
import { exitCodes, Failure, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { importMarks } from './round-marks.ts';

export interface PackageCommand {
  language: Language;
  json: boolean;
}

const mostBytes = 300_000_000;

const faults: Record<PackageFault['fault'], Bilingual> = {
  'not-a-package': both('不是明察的检查包', 'is no package of Mingcha'),
  damaged: both('已损坏或被改动，不予导入', 'is damaged or was changed, and is not taken'),
  newer: both('由更新版本的明察生成，请先升级', 'was written by a newer version; upgrade first'),
  'too-large': both('过大，不予读取', 'is too large to be read'),
};

/** Reads a package; what is wrong with it is wrong use (2) for what is no package, else 3. */
async function open(file: string): Promise<{ contents: Contents; manifest: Manifest }> {
  if (!existsSync(file) || !statSync(file).isFile()) throw usage(`没有这个检查包：${file}`, `there is no package at ${file}`);
  const read = statSync(file).size > mostBytes ? { fault: 'too-large' as const, detail: '' } : await readPackage(readFileSync(file));
  if (!('fault' in read)) return read;
  const [zh, en] = [faults[read.fault]['zh-CN'], faults[read.fault].en];
  const detail = read.detail ? { zh: `（${read.detail}）`, en: ` (${read.detail})` } : { zh: '', en: '' };
  const code = read.fault === 'not-a-package' ? exitCodes.usage : exitCodes.failed;
  throw new Failure(`检查包${zh}：${file}${detail.zh}`, `the package ${en}: ${file}${detail.en}`, code);
}

/** Prints what a package holds. */
export async function showPackage(file: string, { language, json }: PackageCommand): Promise<number> {
  const { contents, manifest } = await open(file);
  const { dossier, pages = '', findings } = contents;
  const { site, url } = dossier;
  const known = findings === undefined ? null : countFindings(findings);
  const differing = listDisagreements(dossier);
  const shown = {
    ...{ site, url, createdAt: manifest.createdAt, checksVersion: manifest.checksVersion, pages: pages.split('\n').filter(Boolean).length },
    ...{ findings: known, ...amountsOf(dossier), pictures: contents.pictures.size, people: peopleOf(contents), disagreements: differing },
    marksByIndex: Object.fromEntries(Object.entries(dossier.marks).map(([index, leaves]) => [index, Object.keys(leaves).length])),
  };
  if (json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  else {
    const zh = language === 'zh-CN';
    const marks = Object.entries(shown.marksByIndex).map(([index, count]) => `${index} ${count}`);
    const lines: [string, string][] = [
      [zh ? '站点' : 'site', `${site}  ${url}`],
      [zh ? '生成' : 'written', `${shown.createdAt}  ${shown.checksVersion}`],
      [zh ? '检查人' : 'inspectors', shown.people.join(zh ? '、' : ', ') || (zh ? '未署名' : 'unsigned')],
      [zh ? '页面' : 'pages', String(shown.pages)],
      [zh ? '检查结果' : 'findings', known === null ? (zh ? '没有' : 'none') : `${known.fail} / ${known.review} / ${known.error}`],
      [zh ? '人工判定' : 'marks', marks.join(zh ? '；' : '; ') || '0'],
      ...amountLines(shown, language),
      [zh ? '图片' : 'pictures', String(shown.pictures)],
    ];
    const width = Math.max(...lines.map(([name]) => widthOf(name)));
    for (const [name, value] of lines) process.stdout.write(`${name}${' '.repeat(width - widthOf(name))}  ${tidy(value)}\n`);
    process.stdout.write(sayDisagreements(differing, language));
  }
  return exitCodes.done;
}

/** Takes a package into the workspace, and says what is new and where inspectors differ; its marks go into a round too where one is named. */
export async function importPackage(
  file: string,
  { round, by, ...common }: PackageCommand & { workspace: string; round?: string; by?: string },
): Promise<number> {
  const { contents } = await open(file);
  // with --json one result is printed: that of the round, which has the marks by site
  const code = round === undefined ? exitCodes.done : await importMarks(common, round, file, by);
  if (round === undefined || !common.json) tellTaken(contents, common);
  else takeDossier(common.workspace, contents);
  return code;
}

function tellTaken(contents: Contents, { workspace, language, json }: PackageCommand & { workspace: string }): void {
  const { dossier, folder, profile, marks, all, added, disagreements } = takeDossier(workspace, contents);
  if (json) {
    process.stdout.write(`${JSON.stringify({ site: dossier.site, folder, profile, marks, all, added, disagreements }, null, 2)}\n`);
    return;
  }
  const zh = language === 'zh-CN';
  process.stdout.write(tidy(zh ? `已导入 ${dossier.site} 的检查包` : `imported the package of ${dossier.site}`));
  process.stdout.write('\n');
  const names: [keyof Amounts, string, string][] = [
    ['marks', '人工判定', 'marks'],
    ['reviews', '复核', 'reviews'],
    ['corrections', '纠正', 'corrections'],
    ['evidence', '证据', 'evidence'],
    ['rechecks', '复查', 'rechecks'],
  ];
  for (const [key, chinese, english] of names)
    process.stdout.write(zh ? `  ${chinese} ${all[key]}，新增 ${added[key]}\n` : `  ${english} ${all[key]}, new ${added[key]}\n`);
  process.stdout.write(sayDisagreements(disagreements, language));
  process.stdout.write(zh ? `保存在 ${folder}\n` : `kept in ${folder}\n`);
  for (const [index, path] of Object.entries(marks)) {
    const command = `mingcha score <${zh ? '检查编号' : 'inspection'}> --index ${index} --marks ${path} --profile ${profile}`;
    process.stdout.write(zh ? `按这些判定评分：${command}\n` : `score with these marks: ${command}\n`);
  }
}

function amountLines({ reviews, corrections, evidence, rechecks }: Amounts, language: Language): [string, string][] {
  const zh = language === 'zh-CN';
  return [
    [zh ? '复核' : 'reviews', String(reviews)],
    [zh ? '纠正' : 'corrections', String(corrections)],
    [zh ? '证据' : 'evidence', String(evidence)],
    [zh ? '复查' : 'rechecks', String(rechecks)],
  ];
}

function sayDisagreements(list: readonly { index: string; leaf: string; marks: readonly Mark[] }[], language: Language): string {
  if (list.length === 0) return '';
  const zh = language === 'zh-CN';
  const results = zh
    ? { pass: '合格', fail: '不合格', na: '不适用', points: '计分' }
    : { pass: 'pass', fail: 'fail', na: 'not applicable', points: 'points' };
  const said = ({ by, at, result, points, grade }: Mark): string => {
    const worth = grade ?? points;
    return `${by || (zh ? '未署名' : 'unsigned')} ${results[result]}${worth === undefined ? '' : ` ${worth}`}${at ? ` (${at})` : ''}`;
  };
  const head = zh
    ? `判定不一致 ${list.length} 项（以时间在后的为准，均已保留）：`
    : `${list.length} marked differently (the later one counts, all are kept):`;
  const lines = list.map(({ index, leaf, marks }) => `  ${index} ${leaf}: ${marks.map(said).join(zh ? '；' : '; ')}`);
  return `${tidy([head, ...lines].join('\n'))}\n`;
}

/** Everybody whose word is in the package. */
function peopleOf({ dossier }: Contents): string[] {
  const { marks, otherMarks, reviews, corrections, evidence } = dossier;
  const all = [
    ...Object.values(marks).flatMap((leaves) => Object.values(leaves)),
    ...Object.values(otherMarks).flatMap((leaves) => Object.values(leaves).flat()),
    ...reviews,
    ...corrections,
    ...evidence,
  ];
  return [...new Set(all.flatMap(({ by }) => (by ? [by] : [])))].sort();
}

function countFindings(text: string): { fail: number; review: number; error: number } | null {
  try {
    const { findings } = JSON.parse(text) as { findings?: unknown };
    if (!Array.isArray(findings)) return null;
    const count = (outcome: string): number => findings.filter((one: { outcome?: unknown } | null) => one?.outcome === outcome).length;
    return { fail: count('fail'), review: count('review'), error: count('error') };
  } catch {
    return null;
  }
}

/** Columns of a terminal that a text takes: two for a Chinese character. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0);
