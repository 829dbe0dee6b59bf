/** One target that is not read as a page: whether it is there, at the cost of its headers and at most its first bytes. */
import { fileKindOf } from '../../checks/facts/address.ts';
import { isPageType } from './answer.ts';
import type { Asker } from './asking.ts';
import { type Followed, locationOf, type May, notAllowed } from './follow.ts';
import type { Result, StoredTarget } from './frontier.ts';
import type { Missing } from './missing.ts';
import type { Scope } from './scope.ts';
import { observe, stateOfStatus } from './states.ts';
import { type Browse, lookAgain, type PageReader } from './visit.ts';

export interface CheckerTools {
  asker: Asker;
  scope: Scope;
  missing: Missing;
  readPage: PageReader;
  browse: Browse;
  /** Which redirects may be followed; all of them without it. */
  may?: May;
}

/** Returns a function that checks a target: by HEAD, and by GET wherever HEAD is answered with anything but success. */
export function createChecker({ asker, scope, missing, readPage, browse, may }: CheckerTools): (target: StoredTarget) => Promise<Result> {
  return async ({ url, kind, depth, rank, attempts }) => {
    const own = scope.own(url);
    if (own) await missing.learn(url);
    const head = await asker.follow({ url, method: 'HEAD', read: 'start' }, may);
    const doubtful = needsGet(head, url);
    const asked = doubtful ? await asker.follow({ url, method: 'GET', read: own ? 'page' : 'start' }, may) : head;
    if (asked.answer.error?.reason === notAllowed) {
      const leftOut = scope.own(locationOf(asked.answer)!) ? 'robots' : 'robots-elsewhere';
      return { url, kind, depth, rank, attempts: attempts + 1, observation: null, leftOut, seen: [] };
    }
    const followed = attempts > 0 ? await lookAgain(asked, url, browse) : asked;
    const observation = observe(followed.answer, followed.redirects);
    const result: Result = { url, kind, depth, rank, attempts: attempts + 1, observation, seen: [] };
    if (!own || (observation.state !== 'ok' && observation.state !== 'moved')) return result;
    const fault = await softFault(followed, url, doubtful);
    return fault ? { ...result, observation: { ...observation, state: 'soft-404', reason: fault } } : result;
  };

  /** Why a file of the site that answered 200 is not there: it redirects home, or what comes is a page that says so. */
  async function softFault({ answer, finalUrl, redirects }: Followed, url: string, read: boolean): Promise<string | undefined> {
    const lost = finalUrl !== url ? missing.redirectFault(url, finalUrl) : undefined;
    if (lost || !read || !isMarkup(answer.headers['content-type']) || answer.body.length === 0) return lost;
    return missing.pageFault(await readPage({ url, finalUrl, answer, redirects, home: false }));
  }
}

/** Servers refuse HEAD, answer it wrongly or not at all; and a document that comes as a web page is hardly the document. */
function needsGet({ answer }: Followed, url: string): boolean {
  if (answer.error) return answer.error.state === 'server-error' || answer.error.state === 'timeout';
  if (stateOfStatus(answer.status) !== 'ok') return true;
  return fileKindOf(url) === 'attachment' && isMarkup(answer.headers['content-type']);
}

const isMarkup = (contentType: string | undefined): boolean => isPageType(contentType) && !/^text\/plain/i.test(contentType ?? '');
