/** Redirects, followed one by one, so that every hop is checked and paced like any request. */
import { type Answer, type Fault, isRedirect, type Request } from './answer.ts';

/** RFC 9110 15.4 leaves the number open; browsers stop at 20, sites that need ten are broken. */
export const maxRedirects = 10;

export interface Followed {
  answer: Answer;
  /** The address that answered. */
  finalUrl: string;
  /** The hops before it, each with the status it answered. */
  redirects: { url: string; status: number }[];
}

/** Whether an address that a redirect leads to may be asked for. */
export type May = (url: string) => Promise<boolean>;

/** The reason of an answer whose redirect was not followed because the robots.txt of where it leads forbids that. */
export const notAllowed = 'ROBOTS';

/** Asks and follows to the end. Cookies given on the way are sent back on the way: servers that demand one redirect until they see it. */
export async function follow(request: Request, ask: (request: Request) => Promise<Answer>, may?: May): Promise<Followed> {
  const redirects: Followed['redirects'] = [];
  const seen = new Set<string>();
  const cookies = new Map<string, string>();
  let url = request.url;
  for (;;) {
    const cookie = cookies.get(new URL(url).host);
    const answer = await ask({ ...request, url, ...(cookie ? { cookie } : {}) });
    if (answer.error || !isRedirect(answer)) return { answer, finalUrl: url, redirects };
    redirects.push({ url, status: answer.status });
    seen.add(`${url} ${cookie ?? ''}`);
    keepCookies(cookies, new URL(url).host, answer);
    const next = locationOf(answer);
    const fail = (error: Fault): Followed => ({ answer: { ...answer, error }, finalUrl: url, redirects });
    if (next === null) return fail({ state: 'dead', reason: 'BAD_REDIRECT' });
    if (seen.has(`${next} ${cookies.get(new URL(next).host) ?? ''}`)) return fail({ state: 'dead', reason: 'REDIRECT_LOOP' });
    if (redirects.length > maxRedirects) return fail({ state: 'dead', reason: 'TOO_MANY_REDIRECTS' });
    if (next !== url && may && !(await may(next))) return fail({ state: 'ok', reason: notAllowed });
    url = next;
  }
}

/** Where a redirect leads; null when that is no HTTP address. */
export function locationOf({ url, headers }: Answer): string | null {
  const next = URL.parse(headers.location ?? '', url);
  if (!next || !/^https?:$/.test(next.protocol) || next.hostname === '') return null;
  next.hash = '';
  return next.href;
}

const cookieLength = 4000;

function keepCookies(cookies: Map<string, string>, host: string, { headers }: Answer): void {
  if (!headers['set-cookie']) return;
  const jar = new Map((cookies.get(host) ?? '').split('; ').flatMap(pairOf));
  for (const line of headers['set-cookie'].split('\n')) for (const [name, value] of pairOf(line.split(';', 1)[0]!)) jar.set(name, value);
  const text = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  if (text.length <= cookieLength) cookies.set(host, text);
}

function pairOf(text: string): [string, string][] {
  const at = text.indexOf('=');
  return at > 0 ? [[text.slice(0, at).trim(), text.slice(at + 1).trim()]] : [];
}
