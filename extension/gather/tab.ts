/** A page as a tab of its own shows it, in the background: for lists that only script fills, and for servers that refuse programs. */

import type { Answer } from '../../crawler/engine/answer.ts';
import { browser } from '../browser.ts';
import { type Held, holdPage, longest } from '../page/read.ts';

/** Milliseconds until a page must have loaded, and that its scripts then get to fill it. */
const loading = 20_000;
const filling = 1000;
/** Tabs that one inspection opens, one after the other. */
const most = 20;

export interface TabReader {
  /** The page after its scripts ran; null where it does not load, or enough tabs were opened. */
  show(url: string): Promise<Answer | null>;
}

export function createTabReader(allowed: (url: string) => Promise<boolean>): TabReader {
  let opened = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const show = async (url: string): Promise<Answer | null> => {
    if (opened >= most || !(await allowed(url))) return null;
    opened += 1;
    const begun = performance.now();
    const fetchedAt = new Date().toISOString();
    const tab = await browser.tabs.create({ url, active: false });
    try {
      if (tab.id === undefined || !(await loaded(tab.id))) return null;
      await pause(filling);
      const [result] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: holdPage, args: [longest] });
      const held = result?.result as Held | undefined;
      if (!held) return null;
      return {
        url: held.url,
        status: held.status || 200,
        headers: { 'content-type': `${held.contentType}; charset=utf-8` },
        body: new TextEncoder().encode(held.html),
        rendered: true,
        timing: { fetchedAt, totalMs: Math.round(performance.now() - begun) },
      };
    } catch {
      // an error page of the browser's own cannot be read
      return null;
    } finally {
      if (tab.id !== undefined) await browser.tabs.remove(tab.id).catch(() => {});
    }
  };
  return {
    show(url) {
      const mine = turn.then(() => show(url));
      turn = mine.catch(() => {});
      return mine;
    },
  };
}

async function loaded(tab: number): Promise<boolean> {
  for (const until = performance.now() + loading; performance.now() < until; await pause(100)) {
    const { status } = await browser.tabs.get(tab);
    if (status === 'complete') return true;
  }
  return false;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
