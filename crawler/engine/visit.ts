/** One page of the site: asked for, read, its links handed on. */
import { decode } from '../../checks/facts/decode.ts';
import type { PageFacts } from '../../checks/model/index.ts';
import { type Answer, isPageType, isRedirect } from './answer.ts';
import type { Asker } from './asking.ts';
import { type Followed, locationOf } from './follow.ts';
import type { Result, StoredTarget } from './frontier.ts';
import type { LinkReader } from './links.ts';
import type { Missing } from './missing.ts';
import type { Scope } from './scope.ts';
import { mayRefusePrograms, observe } from './states.ts';

/** An answer as it is read. */
export interface PageAnswer {
  url: string;
  finalUrl: string;
  answer: Answer;
  redirects: { url: string; status: number }[];
  home: boolean;
  /** Texts of scripts of the site that write its footer. */
  scripts?: string[];
}
/** What the engine goes on with of a page that was read. */
export interface PageRead extends Pick<PageFacts, 'finalUrl' | 'kind' | 'why' | 'title' | 'h1'> {
  text: Pick<PageFacts['text'], 'length' | 'hash'>;
  /** The targets of the page, each once; `loaded`: part of what it shows, no page of its own. */
  leads: { url: string; loaded: boolean }[];
  /** It shows personal data. */
  personal: boolean;
  /** Script has more to show than the source. */
  scripted: boolean;
  /** Scripts that the footer loads, where templates keep the marks of identity. */
  footerScripts: string[];
  /** Of a further page of a list: what it leads to and how much it shows; see pagers.ts. */
  listed?: string;
  /** Where the page does nothing but lead on: where to. */
  leadsOn?: string;
  /** The facts as the store keeps them. */
  facts: Uint8Array;
  /** What tells a later inspection whether the page has changed. */
  mark?: string;
}
/** The answer that a reader's browser gets, or null: the last word where a server may only be refusing programs. */
export type Browse = (url: string) => Promise<Answer | null>;
export type PageReader = (page: PageAnswer) => Promise<PageRead>;

/** The start address answers, and not with a page of its site: a mistake of the person, not of the site. */
export class StartFault extends Error {
  readonly code: 'no-page' | 'too-large' | 'private-address' | 'leads-away';
  readonly finalUrl: string;

  constructor(code: StartFault['code'], finalUrl: string) {
    super(`${code}: ${finalUrl}`);
    this.code = code;
    this.finalUrl = finalUrl;
  }
}

/** What a browser gets where the server may be refusing programs; the answer as it was where the browser gets none. */
export async function lookAgain(followed: Followed, url: string, browse: Browse): Promise<Followed> {
  if (!mayRefusePrograms(followed.answer)) return followed;
  const answer = await browse(url);
  return answer && !mayRefusePrograms(answer) ? { answer, finalUrl: url, redirects: [] } : followed;
}

/** Characters read of a script that writes a footer. */
const scriptLength = 200_000;

/** Pages that only lead on, between the start address and the home page. */
const maxStubs = 3;

export interface VisitorTools {
  start: string;
  asker: Asker;
  scope: Scope;
  links: LinkReader;
  missing: Missing;
  readPage: PageReader;
  browse: Browse;
}

/**
 * Returns a function that visits a page. A redirect is not followed: where it leads is a target of its own, visited once whoever leads
 * there. The start address is: its redirects are the way into the site. `through` follows redirects whatever the page.
 */
export function createVisitor(tools: VisitorTools): (target: StoredTarget, through: boolean) => Promise<Result> {
  const { start, asker, scope, links, missing, readPage, browse } = tools;

  return async (target, through) => {
    const { url, kind, depth, rank } = target;
    const home = url === start;
    await missing.learn(url);
    const request = { url, method: 'GET', read: 'page' } as const;
    const attempts = target.attempts + 1;
    const result: Result = { url, kind, depth, rank, attempts, observation: null, seen: [] };

    let followed: Followed;
    if (home || through) followed = await asker.follow(request);
    else {
      const answer = await asker.ask({ ...request, recall: true });
      const to = !answer.error && isRedirect(answer) ? locationOf(answer) : undefined;
      // a redirect to itself waits for a cookie; one that leads nowhere is a fault: both are for following
      if (to === undefined) followed = { answer, finalUrl: url, redirects: [] };
      else if (to === null || to === url) followed = await asker.follow(request);
      else {
        const fault = missing.redirectFault(url, to);
        if (fault) return { ...result, observation: { state: 'soft-404', status: answer.status, reason: fault } };
        const next = links.target(to, depth! + 1);
        return { ...result, redirect: { to: next.url, status: answer.status }, seen: [next] };
      }
    }

    if (through) followed = await lookAgain(followed, url, browse);
    const observation = observe(followed.answer, followed.redirects);
    const { answer, finalUrl, redirects } = followed;
    result.observation = observation;
    if (answer.error?.state === 'ok') {
      if (home) throw new StartFault('too-large', finalUrl);
      return { ...result, leftOut: 'too-large' };
    }
    if (home && observation.state === 'intranet') throw new StartFault('private-address', finalUrl);
    if (observation.state !== 'ok' && observation.state !== 'moved') return result;
    const lost = !home && finalUrl !== url ? missing.redirectFault(url, finalUrl) : undefined;
    if (lost) return { ...result, observation: { ...observation, state: 'soft-404', reason: lost } };
    // where a page leaves the site it is somebody else's
    const away = home ? !scope.own(finalUrl) : !scope.belongs(finalUrl);
    if (away && home) throw new StartFault('leads-away', finalUrl);
    const isPage = isPageType(answer.headers['content-type']) && answer.body.length > 0;
    if (!isPage && home) throw new StartFault('no-page', finalUrl);
    if (away || !isPage) return result;

    const page = { url, finalUrl, answer, redirects, home };
    const read = home ? await readHome(page) : { ...(await readPage(page)), timing: answer.timing };
    if (home) missing.noteHome(read);
    const fault = home ? undefined : missing.pageFault(read);
    if (fault) return { ...result, observation: { ...observation, state: 'soft-404', reason: fault } };
    const seen = links.targets(read.leads, depth! + 1);
    // what the start address leads to is read already
    if (home && read.finalUrl !== url)
      seen.unshift({ ...links.target(read.finalUrl, 1), known: { state: 'ok', status: answer.status, reason: null } });
    const { facts, timing, mark, listed } = read;
    return { ...result, page: { facts, timing, ...(mark ? { mark } : {}), ...(listed ? { listed } : {}) }, seen };
  };

  async function readScripts(urls: readonly string[]): Promise<string[]> {
    const scripts: string[] = [];
    for (const url of urls) {
      const { answer } = await asker.follow({ url, method: 'GET', read: 'file' });
      const isScript = !answer.error && answer.status === 200 && !/html/i.test(answer.headers['content-type'] ?? '');
      if (isScript) scripts.push(decode(answer.body, answer.headers['content-type'] ?? null).text.slice(0, scriptLength));
    }
    return scripts;
  }

  /** The home page, behind pages that only lead on to it. */
  async function readHome(page: PageAnswer): Promise<PageRead & Pick<Answer, 'timing'>> {
    for (let stubs = 0; ; stubs++) {
      const read = { ...(await readPage(page)), timing: page.answer.timing };
      const next = read.leadsOn;
      if (next === undefined || stubs === maxStubs || !scope.own(next)) {
        const scripts = await readScripts(read.footerScripts.filter(scope.own));
        return scripts.length === 0 ? read : { ...(await readPage({ ...page, scripts })), timing: page.answer.timing };
      }
      const { answer, finalUrl, redirects } = await asker.follow({ url: next, method: 'GET', read: 'page' });
      const opens = !answer.error && answer.status === 200 && scope.own(finalUrl) && isPageType(answer.headers['content-type']);
      if (!opens) return read;
      const hops = [...page.redirects, { url: page.finalUrl, status: page.answer.status }, ...redirects];
      page = { ...page, answer, finalUrl, redirects: hops };
    }
  }
}
