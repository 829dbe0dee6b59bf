/** `check`: lints single pages, before they are published or after, without following a link; `facts` prints what is read of one. */
import { opendir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPage } from '../checks/facts/page.ts';
import { checkPage } from '../checks/judge.ts';
import type { Finding, Language, PageFacts } from '../checks/model/index.ts';
import { fetchPage } from '../crawler/fetch.ts';
import { exitCodes, Failure, tidy } from './failure.ts';

export interface PageSettings {
  asOf: string;
  /** Address that a file stands for; links resolve against it. */
  base?: string;
  allowPrivate: boolean;
}

const maxBytes = 20_000_000;
const maxFiles = 100_000;
const isAddress = (place: string): boolean => /^https?:\/\//i.test(place);

/** The facts of one page, from a file or from the network. Throws a Failure where there is none. */
export async function readFacts(place: string, { asOf, base, allowPrivate }: PageSettings): Promise<PageFacts> {
  if (!isAddress(place)) {
    const url = base ?? pathToFileURL(resolve(place)).href;
    return readPage({ url, body: await readBytes(place), asOf });
  }
  const { body, headers, status, redirects, finalUrl, error } = await fetchPage({ url: place, allowPrivate });
  if (error) {
    throw new Failure(error.text['zh-CN'], error.text.en);
  }
  return readPage({
    url: base ?? place,
    finalUrl: base ?? finalUrl,
    status,
    redirects,
    headers,
    body,
    asOf,
    home: new URL(place).pathname === '/',
  });
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw new Failure(`文件超过 ${maxBytes / 1e6} MB：${file}`, `${file} is larger than ${maxBytes / 1e6} MB`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Failure(`无法读取文件：${file}（${code}）`, `cannot read ${file} (${code})`);
  }
}

/** Every page named: files and addresses as they are, folders with all HTML files below them, in order of their paths. */
async function listPlaces(places: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const place of places) {
    const info = isAddress(place) ? undefined : await stat(place).catch(() => undefined);
    if (!info?.isDirectory()) found.push(place);
    else found.push(...(await htmlFiles(place)).sort());
  }
  return found;
}

async function htmlFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined && found.length < maxFiles; next = waiting.pop()) {
    for await (const entry of await opendir(next)) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile() && /\.s?html?$/i.test(entry.name)) found.push(path);
    }
  }
  return found;
}

const marks = {
  fail: { 'zh-CN': '问题', en: 'fail' },
  review: { 'zh-CN': '待复核', en: 'review' },
  error: { 'zh-CN': '未检查', en: 'not measured' },
};

/** Lints pages and prints what is found; 1 when something fails, 3 when a page could not be read and nothing fails. */
export async function check(places: readonly string[], settings: PageSettings & { language: Language; json: boolean }): Promise<number> {
  const { language, json, asOf } = settings;
  const zh = language === 'zh-CN';
  const all: { place: string; findings: Finding[] }[] = [];
  let unread = 0;
  for (const place of await listPlaces(places)) {
    try {
      const facts = await readFacts(place, settings);
      all.push({ place, findings: checkPage(facts, { asOf }).filter(({ outcome }) => outcome !== 'na') });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unread += 1;
      process.stderr.write(`${tidy(error.text[language])}\n`);
    }
  }
  const count = (outcome: string) => all.reduce((sum, { findings }) => sum + findings.filter((one) => one.outcome === outcome).length, 0);
  if (json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else {
    for (const { place, findings } of all) {
      if (findings.length === 0) continue;
      process.stdout.write(`${tidy(place)}\n`);
      for (const { outcome, check: id, text, locator } of findings) {
        const mark = marks[outcome as keyof typeof marks]?.[language] ?? outcome;
        process.stdout.write(`  ${mark}  ${tidy(text[language]).replaceAll('\n', ' ')}  [${id}]\n`);
        if (locator?.quote)
          process.stdout.write(`        ${zh ? '引文' : 'quote'}: ${tidy(locator.quote).replaceAll('\n', ' ').slice(0, 120)}\n`);
      }
    }
    const [fail, review, error] = [count('fail'), count('review'), count('error')];
    process.stdout.write(
      zh
        ? `共 ${all.length} 页：问题 ${fail} 个，待复核 ${review} 个，未检查 ${error} 项${unread > 0 ? `；${unread} 页无法读取` : ''}\n`
        : `${all.length} pages: ${fail} failing, ${review} to review, ${error} not measured${unread > 0 ? `; ${unread} could not be read` : ''}\n`,
    );
  }
  if (count('fail') > 0) return exitCodes.gate;
  return unread > 0 ? exitCodes.failed : exitCodes.done;
}
