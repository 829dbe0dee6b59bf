/** Marks on the page that is shown: put there, shown, taken away, from the panel. */
import { ref } from 'vue';
import type { Finding } from '../../checks/model/index.ts';
import { browser } from '../browser.ts';
import type { Order } from '../page/orders.ts';
import type { Spot } from '../page/spots.ts';
import { tab } from './panel.ts';

/** Numbers that the page shows. */
export const marked = ref<ReadonlySet<number>>(new Set());
/** Marks that one page takes; more would hide it. */
export const mostMarks = 500;
/** The number that a person chose last, in the list or on the page. */
export const chosen = ref(0);

async function order(message: Order): Promise<{ found: number[] | boolean } | undefined> {
  const id = tab.value?.id;
  if (id === undefined) return undefined;
  await browser.scripting.executeScript({ target: { tabId: id }, files: ['/marks.js'] });
  return await browser.tabs.sendMessage(id, message);
}

export async function drawMarks(spots: Spot[]): Promise<void> {
  try {
    const answer = await order({ kind: 'mark', spots: spots.slice(0, mostMarks) });
    marked.value = new Set(Array.isArray(answer?.found) ? answer.found : []);
  } catch {
    // pages of the browser's own take no marks
    marked.value = new Set();
  }
}

/** Scrolls the page to a mark; false where the page does not show it. */
export async function showMark(number: number): Promise<boolean> {
  chosen.value = number;
  try {
    return (await order({ kind: 'show', number }))?.found === true;
  } catch {
    return false;
  }
}

export async function clearMarks(): Promise<void> {
  marked.value = new Set();
  await order({ kind: 'clear' }).catch(() => {});
}

/** Where a finding stands on its page. */
export function spotOf(finding: Finding, number: number): Spot {
  const { locator, facts, outcome } = finding;
  const target = facts.target ?? facts.href;
  return {
    number,
    outcome: outcome === 'fail' || outcome === 'review' ? outcome : 'error',
    ...(locator?.selector ? { selector: locator.selector } : {}),
    ...(typeof target === 'string' && target ? { href: target } : {}),
    ...(locator?.quote ? { quote: locator.quote } : {}),
  };
}
