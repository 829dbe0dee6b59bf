/** Pictures of the pages as a visitor sees them, the spot that a finding speaks of marked. Taken through the guarded browser. */
import type { Page } from 'playwright';
import type { Finding } from '../../checks/model/index.ts';
import type { Renderer } from '../render/renderer.ts';
import type { Picture } from './vault.ts';

/** Findings of which a picture says something: they name a spot on a page. By check and fingerprint, the first `most`. */
export function pictured(findings: readonly Finding[], most: number): { chosen: Finding[]; leftOut: number } {
  const placed = findings
    .filter(
      (finding) => (finding.outcome === 'fail' || finding.outcome === 'review') && finding.locator !== null && isHttp(placeOf(finding)),
    )
    .sort((a, b) => order(a.check, b.check) || order(a.fingerprint, b.fingerprint));
  return { chosen: placed.slice(0, most), leftOut: Math.max(0, placed.length - most) };
}

const isHttp = (address: unknown): address is string =>
  typeof address === 'string' && /^https?:\/\//.test(address) && URL.canParse(address);

/** The page that shows the spot: of a link, the page that holds it and not the one that it leads to. */
export const placeOf = ({ url, facts }: Finding): string => (isHttp(facts.from) ? facts.from : url);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Name within the package; the same finding has the same one every quarter. */
export const fileOf = ({ check, fingerprint }: Pick<Finding, 'check' | 'fingerprint'>): string =>
  `screenshots/${check.replace(/[^a-z0-9-]/gi, '-')}-${fingerprint.replace(/[^a-z0-9]/gi, '').slice(0, 32)}.png`;

/**
 * Takes the pictures, page by page, with `pause` milliseconds between two pages; hands each over as it is there. Returns how many could not be
 * taken. A page that fails costs its own pictures only.
 */
export async function takePictures(
  renderer: Renderer,
  findings: readonly Finding[],
  pause: number,
  take: (picture: Omit<Picture, 'sealed'>, bytes: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<{ taken: number; failed: number }> {
  let taken = 0;
  const byUrl = Map.groupBy(findings, placeOf);
  for (const [url, found] of byUrl) {
    signal?.throwIfAborted();
    try {
      await renderer.visit(url, async (page) => {
        for (const finding of found) {
          const spot = { selector: finding.locator?.selector ?? null, quote: finding.locator?.quote ?? '' };
          const marked = await page.evaluate(markSpot, spot).catch(() => false);
          const bytes = await shoot(page);
          const { fingerprint } = finding;
          take({ file: fileOf(finding), url, fingerprint, takenAt: new Date().toISOString(), marked }, bytes);
          taken += 1;
        }
      });
    } catch {
      // counted below: what is not taken failed
    }
    await new Promise((go) => setTimeout(go, pause));
  }
  return { taken, failed: findings.length - taken };
}

const shoot = (page: Page): Promise<Uint8Array> => page.screenshot({ type: 'png', timeout: 10_000, animations: 'disabled', caret: 'hide' });

/** Runs in the page: scrolls to the spot and draws a frame around it; whether there is such a spot. */
function markSpot({ selector, quote }: { selector: string | null; quote: string }): boolean {
  const id = 'mingcha-spot';
  document.getElementById(id)?.remove();
  const fold = (text: string): string => text.replace(/\s+/g, '');
  const wanted = fold(quote).slice(0, 40);
  const find = (): Range | Element | null => {
    let element: Element | null = null;
    try {
      element = selector ? document.querySelector(selector) : null;
    } catch {
      // a selector that this browser does not read
    }
    if (element && element.getClientRects().length > 0) return element;
    if (wanted === '') return null;
    // the text that holds the quote; else the longest piece of it, for a quote may be broken over elements
    let best: Range | null = null;
    let longest = 3;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let seen = 0, node = walker.nextNode(); node && seen < 200_000; seen++, node = walker.nextNode()) {
      const text = fold(node.nodeValue ?? '');
      const whole = text.includes(wanted);
      if (!whole && (text.length <= longest || !wanted.startsWith(text))) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      if (range.getClientRects().length === 0) continue;
      if (whole) return range;
      best = range;
      longest = text.length;
    }
    return best;
  };
  const spot = find();
  if (!spot) return false;
  const element = spot instanceof Element ? spot : spot.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = spot.getBoundingClientRect();
  const frame = document.createElement('div');
  frame.id = id;
  const most = { width: innerWidth - 8, height: innerHeight - 8 };
  const place = {
    left: Math.max(2, left - 4),
    top: Math.max(2, top - 4),
    width: Math.min(most.width, width + 8),
    height: Math.min(most.height, height + 8),
  };
  frame.style.cssText =
    'all:initial;position:fixed;z-index:2147483647;box-sizing:border-box;pointer-events:none;border:3px solid #d4001a;' +
    Object.entries(place)
      .map(([name, value]) => `${name}:${value}px`)
      .join(';');
  document.documentElement.append(frame);
  return true;
}
