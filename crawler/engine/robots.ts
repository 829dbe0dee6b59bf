/** robots.txt as RFC 9309 has it. */
import type { Answer } from './answer.ts';
import type { Asker } from './asking.ts';

export interface RobotsRules {
  allows(url: string): boolean;
}

interface Rule {
  allow: boolean;
  pattern: string;
}

/** RFC 9309 2.5 asks for at least 500 KiB. */
const maxLength = 512 * 1024;
const maxRules = 10_000;

/** The rules of a robots.txt for a robot by its product token (RFC 9309 2.2). Never throws; lines that mean nothing are passed over. */
export function parseRobots(text: string, product: string): RobotsRules {
  const own: Rule[] = [];
  const anyone: Rule[] = [];
  let named = false;
  let agents: string[] = [];
  let open = false;
  for (const line of text
    .replace(/^\ufeff/, '')
    .slice(0, maxLength)
    .split(/\r\n|\r|\n/)) {
    const content = line.split('#', 1)[0]!;
    const colon = content.indexOf(':');
    if (colon < 0) continue;
    const key = content.slice(0, colon).trim().toLowerCase();
    const value = content.slice(colon + 1).trim();
    if (key === 'user-agent') {
      // a user-agent line after rules begins a new group; other lines, Sitemap among them, end none
      if (!open) agents = [];
      open = true;
      agents.push(tokenOf(value));
      if (isNamed(tokenOf(value), product)) named = true;
    } else if (key === 'allow' || key === 'disallow') {
      open = false;
      if (value === '') continue;
      const rule = { allow: key === 'allow', pattern: normalize(value) };
      if (agents.some((agent) => isNamed(agent, product)) && own.length < maxRules) own.push(rule);
      if (agents.includes('*') && anyone.length < maxRules) anyone.push(rule);
    }
  }
  return { allows: (url) => decide(named ? own : anyone, url) };
}

export const allowAll: RobotsRules = { allows: () => true };
export const allowNone: RobotsRules = { allows: (url) => new URL(url).pathname === '/robots.txt' };

/** What an answer to /robots.txt means (RFC 9309 2.3.1): client errors allow everything, server errors and silence nothing. */
export function rulesOfAnswer({ status, body, error }: Answer, product: string): RobotsRules {
  if (error && error.state !== 'ok') return error.state === 'dead' ? allowAll : allowNone;
  if (status >= 200 && status < 300) return parseRobots(new TextDecoder().decode(body), product);
  return status >= 500 || status === 429 ? allowNone : allowAll;
}

/** The letters a product token may have (RFC 9309 2.2.1). */
const tokenOf = (value: string): string => (value.startsWith('*') ? '*' : (/^[a-z_-]+/i.exec(value)?.[0] ?? '').toLowerCase());
const isNamed = (agent: string, product: string): boolean => agent !== '*' && agent === product.toLowerCase();

/** The longest pattern that fits decides; of two equally long the one that allows (RFC 9309 2.2.2). */
function decide(rules: readonly Rule[], url: string): boolean {
  const { pathname, search } = new URL(url);
  if (pathname === '/robots.txt') return true;
  const path = normalize(`${pathname}${search}`);
  let best: Rule | undefined;
  for (const rule of rules) {
    const { length } = rule.pattern;
    if (best && (length < best.pattern.length || (length === best.pattern.length && best.allow))) continue;
    if (fits(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}

/** Whether a pattern with `*` and a final `$` fits the beginning of a path; in time linear in the path for every star. */
function fits(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  const first = parts.shift()!;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  if (parts.length === 0) return !anchored || at === path.length;
  const last = parts.pop()!;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return anchored ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0;
}

/** One spelling for patterns and paths: non-ASCII percent-encoded, escapes in upper case, needless escapes undone (RFC 9309 2.2.2). */
function normalize(path: string): string {
  return path
    .replace(/[^\x00-\x7f]+/g, (letters) => encodeURI(letters.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[a-z0-9._~-]/i.test(letter) ? letter : code.toUpperCase();
    });
}

/** Product token that robots.txt files may name. */
const product = 'mingcha';
/** Attempts at a robots.txt that the server fails to give. */
const attempts = 3;

/** Returns whether an address may be asked for; the robots.txt of each of the site's own hosts is read once. Other hosts are asked for single files only, which is no crawling. */
export function createRobots({ asker, own }: { asker: Asker; own: (url: string) => boolean }): (url: string) => Promise<boolean> {
  const rules = new Map<string, Promise<RobotsRules>>();
  const read = async (origin: string): Promise<RobotsRules> => {
    for (let attempt = 1; ; attempt++) {
      const { answer } = await asker.follow({ url: `${origin}/robots.txt`, method: 'GET', read: 'page' });
      if (attempt === attempts || !isFailure(answer)) return rulesOfAnswer(answer, product);
    }
  };
  return async (url) => {
    if (!own(url)) return true;
    const { origin } = new URL(url);
    let known = rules.get(origin);
    if (!known) {
      known = read(origin);
      rules.set(origin, known);
    }
    return (await known).allows(url);
  };
}

const isFailure = ({ status, error }: Answer): boolean => status >= 500 || error?.state === 'server-error' || error?.state === 'timeout';
