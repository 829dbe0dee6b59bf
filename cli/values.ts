/** Values of the command line: text → what the commands work with, each mistake named with the option. */
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { Marks, SiteProfile } from '../checks/model/index.ts';
import { type Hours, readHours } from '../crawler/engine/hours.ts';
import { usage } from './failure.ts';

/** The address to inspect: absolute, http or https; a bare host gets http. */
export function readAddress(text: string): string {
  const written = text.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `http://${written}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw usage(
      `不是可检查的网址：${text}（应为 http:// 或 https:// 开头的完整地址）`,
      `not an address to inspect: ${text} (an http:// or https:// address is wanted)`,
    );
  }
  url.hash = '';
  return url.href;
}

/** The addresses of a file, one a line; what follows `#` is left out. */
export function readAddresses(file: string): string[] {
  if (!existsSync(file)) throw usage(`没有这个站点清单：${file}`, `there is no list of sites at ${file}`);
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return lines.map((line) => line.replace(/(?:^|\s)#.*$/, '').trim()).flatMap((line) => (line === '' ? [] : [readAddress(line)]));
}

/** A day, `YYYY-MM-DD`, that exists. */
export function readDay(option: string, text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw usage(
      `${option} 应为存在的日期，写作 2026-09-30，现为：${text}`,
      `${option} wants a day that exists, written 2026-09-30, not: ${text}`,
    );
  }
  return text;
}

/** Today in the time of Chinese portals. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** A whole number between two bounds. */
export function readNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text.trim()) || value < least || value > most) {
    throw usage(
      `${option} 应为 ${least} 至 ${most} 之间的整数，现为：${text}`,
      `${option} wants a whole number from ${least} to ${most}, not: ${text}`,
    );
  }
  return value;
}

/** Hours of the day, `20:00-07:00`; the end may lie on the next day. */
export function readWindow(option: string, text: string): Hours {
  const hours = readHours(text);
  if (hours) return hours;
  throw usage(`${option} 应写作 起-止（如 20:00-07:00），现为：${text}`, `${option} is written from-to (20:00-07:00), not: ${text}`);
}

export interface ResolveRule {
  pattern: string;
  address: string;
  port?: number;
}

/** `host=address[:port]`, host may begin with `*.`; for tests and for servers that are not in DNS yet. */
export function readResolve(text: string): ResolveRule {
  const found = /^((?:\*\.)?[a-z0-9.-]+|\*)=(\[[0-9a-f:.]+\]|[0-9.]+)(?::(\d{1,5}))?$/i.exec(text);
  const address = found?.[2]?.replace(/^\[|\]$/g, '') ?? '';
  if (!found || isIP(address) === 0 || Number(found[3] ?? 80) > 65535) {
    throw usage(
      `--resolve 应写作 主机=地址:端口（如 *.example.gov.cn=127.0.0.1:8080），现为：${text}`,
      `--resolve is written host=address:port (*.example.gov.cn=127.0.0.1:8080), not: ${text}`,
    );
  }
  return { pattern: found[1]!.toLowerCase(), address, ...(found[3] ? { port: Number(found[3]) } : {}) };
}

export type Gate = { kind: 'veto' } | { kind: 'score'; line: number };

/** `veto` or `score:N`. */
export function readGate(text: string): Gate {
  if (text === 'veto') return { kind: 'veto' };
  const line = /^score:(\d{1,3}(?:\.\d{1,2})?)$/.exec(text)?.[1];
  if (line === undefined)
    throw usage(
      `--fail-on 应为 veto 或 score:分数（如 score:60），现为：${text}`,
      `--fail-on wants veto or score:N (score:60), not: ${text}`,
    );
  return { kind: 'score', line: Number(line) };
}

/** One of a few words. */
export function readChoice<const Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text);
  if (found === undefined)
    throw usage(`${option} 应为 ${choices.join('、')} 之一，现为：${text}`, `${option} wants one of ${choices.join(', ')}, not: ${text}`);
  return found;
}

/** Some of a few words, separated by commas in any number of options, in the order of the choices. */
export function readList<const Choice extends string>(
  option: string,
  given: readonly string[] | undefined,
  choices: readonly Choice[],
): Choice[] {
  const wanted = (given ?? []).flatMap((texts) => texts.split(',')).map((text) => readChoice(option, text.trim(), choices));
  return choices.filter((choice) => wanted.includes(choice));
}

/** The site profile of a YAML file. */
export function readProfile(file: string): SiteProfile {
  return readFile(file, SiteProfile, { zh: '站点档案', en: 'site profile' });
}

/** What people decided, from a YAML or JSON file. */
export function readMarks(file: string): Marks {
  return readFile(file, Marks, { zh: '人工判定', en: 'file of marks' });
}

function readFile<Schema extends z.ZodType>(file: string, schema: Schema, what: { zh: string; en: string }): z.output<Schema> {
  if (!existsSync(file)) throw usage(`没有这个${what.zh}文件：${file}`, `there is no ${what.en} at ${file}`);
  let data: unknown;
  try {
    data = parseYaml(readFileSync(file, 'utf8'), { maxAliasCount: 50 });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw usage(`${what.zh}不是有效的 YAML：${file}：${words}`, `the ${what.en} is not valid YAML: ${file}: ${words}`);
  }
  const parsed = schema.safeParse(data ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || '.'}: ${message}`).join('\n');
  throw usage(`${what.zh}内容有误：${file}\n${problems}`, `the ${what.en} is not right: ${file}\n${problems}`);
}
