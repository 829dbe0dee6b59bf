/** Numbered marks over a page, in a closed shadow root: they stand above it, change nothing in it, and go without trace. Runs in the page. */
import { findSpots, type Place, type Spot } from './spots.ts';

const tag = 'mingcha-marks';
const style = `
:host { all: initial !important; position: absolute !important; top: 0 !important; left: 0 !important; width: 0 !important; height: 0 !important; z-index: 2147483647 !important; }
div { position: absolute; box-sizing: border-box; border: 2px solid var(--c); border-radius: 3px; pointer-events: none; }
div.now { outline: 4px solid var(--c); outline-offset: 3px; background: color-mix(in srgb, var(--c) 14%, transparent); }
button { position: absolute; top: -12px; left: -12px; min-width: 22px; height: 22px; padding: 0 5px; border: 2px solid #fff; border-radius: 11px;
  background: var(--c); color: #fff; font: bold 12px/18px system-ui, sans-serif; pointer-events: auto; cursor: pointer; }
`;
const colours: Record<Spot['outcome'], string> = { fail: '#b3261e', review: '#8a5a00', error: '#5f6368' };

export interface Marks {
  /** What stands over the page, where anything does. */
  readonly host: Element | undefined;
  /** Draws a mark at every spot that the page shows; returns the numbers of those. */
  draw(spots: readonly Spot[]): number[];
  /** Scrolls to a spot and outlines it; false where the page does not show it. */
  show(number: number): boolean;
  clear(): void;
}

export function createMarks(page: Document, onChoose: (number: number) => void): Marks {
  let host: HTMLElement | undefined;
  let drawn: { number: number; place: Place; box: HTMLElement }[] = [];
  let watch: ResizeObserver | undefined;
  const window = page.defaultView!;
  let waiting = false;

  const lay = (): void => {
    waiting = false;
    if (!host) return;
    // a page that moves its root moves what stands in it
    const origin = host.getBoundingClientRect();
    for (const { place, box } of drawn) {
      const { left, top, width, height } = place.getBoundingClientRect();
      box.hidden = width === 0 && height === 0;
      Object.assign(box.style, {
        display: box.hidden ? 'none' : 'block',
        left: `${left - origin.left - 3}px`,
        top: `${top - origin.top - 3}px`,
        width: `${width + 6}px`,
        height: `${height + 6}px`,
      });
    }
  };
  const layLater = (): void => {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(lay);
  };
  const clear = (): void => {
    watch?.disconnect();
    window.removeEventListener('resize', layLater);
    window.removeEventListener('scroll', layLater, true);
    host?.remove();
    host = undefined;
    drawn = [];
  };

  return {
    get host() {
      return host;
    },
    draw(spots) {
      clear();
      const places = findSpots(spots, page);
      if (places.size === 0) return [];
      host = page.createElement(tag);
      host.setAttribute('aria-hidden', 'true');
      const root = host.attachShadow({ mode: 'closed' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      root.adoptedStyleSheets = [sheet];
      for (const { number, outcome } of spots) {
        const place = places.get(number);
        if (!place) continue;
        const box = page.createElement('div');
        box.style.setProperty('--c', colours[outcome]);
        const label = page.createElement('button');
        label.tabIndex = -1;
        label.textContent = String(number);
        label.addEventListener('click', (event) => {
          if (event.isTrusted) onChoose(number);
          event.stopPropagation();
        });
        box.append(label);
        root.append(box);
        drawn.push({ number, place, box });
      }
      page.documentElement.append(host);
      lay();
      watch = new ResizeObserver(layLater);
      watch.observe(page.documentElement);
      if (page.body) watch.observe(page.body);
      window.addEventListener('resize', layLater);
      window.addEventListener('scroll', layLater, true);
      return drawn.map(({ number }) => number);
    },
    show(number) {
      const wanted = drawn.find((one) => one.number === number);
      for (const { box } of drawn) box.classList.remove('now');
      if (!wanted) return false;
      wanted.box.classList.add('now');
      const element = wanted.place instanceof Element ? wanted.place : wanted.place.startContainer.parentElement;
      const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      element?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
      lay();
      return true;
    },
    clear,
  };
}
