/** A page as the browser holds it after its scripts ran → PageFacts. */
import { hostOf, placeOf } from '../../checks/facts/address.ts';
import { readPage } from '../../checks/facts/page.ts';
import type { PageFacts } from '../../checks/model/index.ts';

/** What the page itself hands over. */
export interface Held {
  url: string;
  html: string;
  contentType: string;
  charset: string;
  /** HTTP status; 0 where the browser does not say. */
  status: number;
}

declare global {
  /** What stands over the page, in the world of our own scripts, which the page cannot reach. */
  var mingchaMarks: { host?: Element } | undefined;
}

/** Characters of markup that are read; more is no page that a person wrote. */
export const longest = 10_000_000;

/**
 * Runs inside the page, alone: it is sent there as text and may use nothing from outside itself. Our own marks are taken out while the
 * markup is written, for they are not the page's; they are known by reference, not by name, or a page could hide behind the name.
 */
export function holdPage(limit: number): Held {
  const marks = globalThis.mingchaMarks?.host;
  const parent = marks?.parentNode;
  const next = marks?.nextSibling ?? null;
  marks?.remove();
  const html = document.documentElement.outerHTML.slice(0, limit);
  if (marks) parent?.insertBefore(marks, next);
  const [visit] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & { responseStatus?: number })[];
  return {
    url: location.href,
    html,
    contentType: document.contentType,
    charset: document.characterSet,
    status: visit?.responseStatus ?? 0,
  };
}

/** Facts of what the page handed over. `homes`: further addresses that are home pages, as those of units on a platform. */
export function factsOf(held: Held, asOf: string, homes: readonly string[] = []): PageFacts {
  const { url, html, contentType, charset, status } = held;
  return readPage({
    url: url.split('#', 1)[0]!,
    ...(status ? { status } : {}),
    headers: { 'content-type': `${contentType}; charset=${charset}` },
    body: html,
    asOf,
    home: isHome(url, homes),
    rendered: true,
  });
}

export function isHome(url: string, homes: readonly string[]): boolean {
  const place = placeOf(url);
  return place === hostOf(url) || homes.some((home) => placeOf(home) === place);
}
