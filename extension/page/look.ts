/** Looks at the page of a tab: facts and findings, a breath between the two. */

import { checkPage } from '../../checks/judge.ts';
import type { SiteProfile } from '../../checks/model/index.ts';
import { browser } from '../browser.ts';
import type { LookAnswer } from '../messages.ts';
import { factsOf, type Held, holdPage, longest } from './read.ts';

/** Never rejects: why a page cannot be looked at is an answer. */
export async function lookAt(tab: number, asOf: string, profile: SiteProfile): Promise<LookAnswer> {
  try {
    const begun = performance.now();
    const [result] = await browser.scripting.executeScript({ target: { tabId: tab }, func: holdPage, args: [longest] });
    const held = result?.result as Held | null | undefined;
    if (!held) return { fault: 'failed', detail: '' };
    if (!/^(?:https?|file):/.test(held.url)) return { fault: 'not-a-page', detail: held.url };
    const read = performance.now();
    const facts = factsOf(held, asOf, [profile.url ?? [], Object.values(profile.units ?? {})].flat());
    const done = performance.now();
    await new Promise((resolve) => setTimeout(resolve));
    const judge = performance.now();
    const findings = checkPage(facts, { asOf, profile });
    const took = { hold: read - begun, read: done - read, judge: performance.now() - judge };
    return { look: { url: held.url, facts, findings, took } };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      fault: /permission|cannot access|Missing host|extensions gallery|chrome:\/\//i.test(detail) ? 'no-permission' : 'failed',
      detail,
    };
  }
}
