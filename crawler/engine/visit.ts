/** One page of the site: asked for, read, its links handed on. */
import type { PageFacts } from '../../checks/model/index.ts';
import { type Answer, isPageType, isRedirect } from './answer.ts';
import type { Asker } from './asking.ts';
import { type Followed, locationOf } from './follow.ts';
import type { Result, StoredTarget } from './frontier.ts';
import type { LinkReader } from './links.ts';
import type { Missing } from './missing.ts';
import type { Scope } from './scope.ts';
import { observe } from './states.ts';

/** An answer as it is read. */
export interface PageAnswer {
  url: string;
  finalUrl: string;
  answer: Answer;
  redirects: { url: string; status: number }[];
  home: boolean;
}
export type PageReader = (page: PageAnswer) => PageFacts;

export interface VisitorTools {
  start: string;
  asker: Asker;
  scope: Scope;
  links: LinkReader;
  missing: Missing;
  readPage: PageReader;
}

/**
 * Returns a function that visits a page. A redirect is not followed: where it leads is a target of its own, visited once whoever leads
 * there. The start address is: its redirects are the way into the site. `through` follows redirects whatever the page.
 */
export function createVisitor(tools: VisitorTools): (target: StoredTarget, through: boolean) => Promise<Result> {
  const { start, asker, scope, links, missing, readPage } = tools;

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
      const answer = await asker.ask(request);
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

    const { answer, finalUrl, redirects } = followed;
    const observation = observe(answer, redirects);
    result.observation = observation;
    if (answer.error?.state === 'ok') return { ...result, leftOut: 'too-large' };
    if (observation.state !== 'ok' && observation.state !== 'moved') return result;
    const lost = !home && finalUrl !== url ? missing.redirectFault(url, finalUrl) : undefined;
    if (lost) return { ...result, observation: { ...observation, state: 'soft-404', reason: lost } };
    // where a page leaves the site it is somebody else's
    if (!home && !scope.belongs(finalUrl)) return result;
    if (!isPageType(answer.headers['content-type']) || answer.body.length === 0) return result;

    const facts = readPage({ url, finalUrl, answer, redirects, home });
    if (home) missing.noteHome(facts);
    const fault = home ? undefined : missing.pageFault(facts);
    if (fault) return { ...result, observation: { ...observation, state: 'soft-404', reason: fault } };
    const seen = links.targets(facts, depth! + 1);
    // what the start address leads to is read already
    if (home && finalUrl !== url) seen.unshift({ ...links.target(finalUrl, 1), known: { ...observation, state: 'ok' } });
    return { ...result, facts, seen };
  };
}
