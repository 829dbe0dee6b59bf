/** robots.txt as RFC 9309 has it. */
import type { Answer } from './answer.ts';
import type { Asker } from './asking.ts';

export interface RobotsRules {
  allows(url: string): boolean;
  /** Milliseconds between two requests that the file asks for (`Crawl-delay`, no part of RFC 9309 and widely written), a minute at most; 0 where it asks for none. */
  delay: number;
  /** Addresses of sitemaps, as written (sitemaps.org, “Specifying the sitemap location in your robots.txt file”). */
  sitemaps: string[];
}

interface Rule {
  allow: boolean;
  pattern: string;
}

/** RFC 9309 2.5 asks for at least 500 KiB. */
const maxLength = 512 * 1024;
const maxRules = 10_000;
const maxSitemaps = 20;
const longestDelay = 60_000;

/** The rules of a robots.txt for a robot by its product token (RFC 9309 2.2). Never throws; lines that mean nothing are passed over. */
export function parseRobots(text: string, product: string): RobotsRules {
  const own: Rule[] = [];
  const anyone: Rule[] = [];
  const delays = { own: 0, anyone: 0 };
  const sitemaps: string[] = [];
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
    } else if (key === 'crawl-delay' && /^\d{1,6}(?:\.\d{1,3})?$/.test(value)) {
      const delay = Math.min(longestDelay, Number(value) * 1000);
      if (agents.some((agent) => isNamed(agent, product))) delays.own = delay;
      if (agents.includes('*')) delays.anyone = delay;
    } else if (key === 'sitemap' && value !== '' && sitemaps.length < maxSitemaps) sitemaps.push(value);
  }
  return { allows: (url) => decide(named ? own : anyone, url), delay: named ? delays.own : delays.anyone, sitemaps };
}

export const allowAll: RobotsRules = { allows: () => true, delay: 0, sitemaps: [] };
export const allowNone: RobotsRules = { allows: (url) => new URL(url).pathname === '/robots.txt', delay: 0, sitemaps: [] };

/** What an answer to /robots.txt means (RFC 9309 2.3.1): client errors allow everything; server errors, silence and a file larger than is read nothing. */
export function rulesOfAnswer({ status, body, error }: Answer, product: string): RobotsRules {
  if (error) return error.state === 'dead' ? allowAll : allowNone;
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

/** `unreached`: nothing at all answered, not even with an error. */
export type Elsewhere = 'allowed' | 'disallowed' | 'unreached';

export interface Robots {
  /** Whether an address of the site may be asked for. */
  (url: string): Promise<boolean>;
  /** Sitemaps that the robots.txt of an address's host names; none where it was not read. */
  sitemaps(url: string): Promise<string[]>;
  /** What the robots.txt of another host says of an address there; `anew` asks for one that was not reached once more. */
  elsewhere(url: string, anew?: boolean): Promise<Elsewhere>;
}

/** Other hosts whose rules are kept; the one that was read first is read again when a target of it comes up after so many others. */
const hostsKept = 1000;
/** Longest `Crawl-delay` of a host that is not inspected: it is asked for a few targets, not crawled. */
const longestElsewhere = 5000;

/**
 * The robots.txt of each host, read once; its `Crawl-delay` sets the pace. One that a server fails to give, or that is not reached, allows
 * nothing (RFC 9309 2.3.1.4). The site's own hosts are asked for it up to three times; others, whose single targets are at stake, once.
 */
export function createRobots({ asker, own }: { asker: Asker; own: (url: string) => boolean }): Robots {
  const ask = async (origin: string): Promise<Answer> =>
    (await asker.follow({ url: `${origin}/robots.txt`, method: 'GET', read: 'page' })).answer;
  const keepPace = (origin: string, delay: number): void => {
    if (delay > 0) asker.space(new URL(origin).host, delay);
  };

  const rules = new Map<string, Promise<RobotsRules>>();
  const read = async (origin: string): Promise<RobotsRules> => {
    for (let attempt = 1; ; attempt++) {
      const answer = await ask(origin);
      if (attempt < attempts && isFailure(answer)) continue;
      const found = rulesOfAnswer(answer, product);
      keepPace(origin, found.delay);
      return found;
    }
  };
  const rulesOf = (url: string): Promise<RobotsRules> => {
    const { origin } = new URL(url);
    let known = rules.get(origin);
    if (!known) {
      known = read(origin);
      rules.set(origin, known);
    }
    return known;
  };

  const others = new Map<string, Promise<RobotsRules | null>>();
  const readOther = async (origin: string): Promise<RobotsRules | null> => {
    const answer = await ask(origin);
    // a chain of redirects without end is an answer: the file is unavailable (RFC 9309 2.3.1.2)
    if (answer.error && answer.status === 0) return null;
    const found = rulesOfAnswer(answer, product);
    keepPace(origin, Math.min(longestElsewhere, found.delay));
    return found;
  };
  const otherRulesOf = async (url: string, anew: boolean): Promise<RobotsRules | null> => {
    const { origin } = new URL(url);
    const known = others.get(origin);
    const silent = anew && (await known) === null;
    let current = others.get(origin);
    // of several that come back to a silent host the first asks, and the rest take what that brings
    if (!current || (silent && current === known)) {
      if (others.size >= hostsKept) others.delete(others.keys().next().value!);
      // a host that answers anything but this is one whose rules cannot be had
      current = readOther(origin).then((found) => (silent ? (found ?? allowNone) : found));
      others.set(origin, current);
    }
    return await current;
  };

  return Object.assign(async (url: string) => !own(url) || (await rulesOf(url)).allows(url), {
    sitemaps: async (url: string) => (own(url) ? (await rulesOf(url)).sitemaps : []),
    async elsewhere(url: string, anew = false): Promise<Elsewhere> {
      const found = await otherRulesOf(url, anew);
      return found === null ? 'unreached' : found.allows(url) ? 'allowed' : 'disallowed';
    },
  });
}

const isFailure = ({ status, error }: Answer): boolean => status >= 500 || error?.state === 'server-error' || error?.state === 'timeout';
