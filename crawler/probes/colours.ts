/** Which hues a visitor sees on the home page: backgrounds and words at the points of a grid, pictures left out. */
import { hues } from '../../checks/model/probes.ts';
import type { Probe } from './context.ts';

type Hue = (typeof hues)[number];

/** Screens of the page that are looked at, and points on each. */
const screens = 4;
const grid = { across: 48, down: 30 };
/** Words cover this share of the area they stand in, roughly. */
const wordShare = 0.15;

export const probeColours: Probe<'colours'> = async ({ renderer, url }) => {
  if (!renderer) return null;
  const seen = await renderer.visit(url, (page) => page.evaluate(look, { screens, grid })).catch(() => null);
  return seen ? { shares: sharesOf(seen) } : null;
};

/** How often each colour was seen: `rgb(…)` of backgrounds and of words. */
interface Seen {
  backgrounds: Record<string, number>;
  words: Record<string, number>;
}

/** Runs in the page. */
function look({ screens: most, grid: points }: { screens: number; grid: { across: number; down: number } }): Seen {
  const seen: Seen = { backgrounds: {}, words: {} };
  const count = (list: Record<string, number>, colour: string): void => {
    list[colour] = (list[colour] ?? 0) + 1;
  };
  const pictures = new Set(['IMG', 'VIDEO', 'CANVAS', 'IFRAME', 'OBJECT', 'EMBED', 'svg']);
  /** What is painted at an element: a colour, or null for a picture. */
  const paintOf = (element: Element): string | null => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (pictures.has(at.tagName)) return null;
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      if (backgroundImage !== 'none') return null;
      if (!/^rgba\(.*,\s*0(?:\.[0-4]\d*)?\)$/.test(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const { innerWidth: width, innerHeight: height } = window;
  const tall = Math.min(document.documentElement.scrollHeight, most * height);
  for (let top = 0; top < tall; top += height) {
    window.scrollTo(0, top);
    for (let row = 0; row < points.down; row++)
      for (let column = 0; column < points.across; column++) {
        const element = document.elementFromPoint(((column + 0.5) * width) / points.across, ((row + 0.5) * height) / points.down);
        const paint = element && paintOf(element);
        if (!element || paint === null) continue;
        count(seen.backgrounds, paint);
        const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
        if (speaks) count(seen.words, getComputedStyle(element).color);
      }
  }
  window.scrollTo(0, 0);
  return seen;
}

/** Shares of the hues among what has a hue, two decimals. */
function sharesOf({ backgrounds, words }: Seen): Partial<Record<Hue, number>> {
  const sums = new Map<Hue, number>();
  const add = (colours: Record<string, number>, weight: number): void => {
    for (const [colour, times] of Object.entries(colours)) {
      const hue = hueOf(colour);
      if (hue) sums.set(hue, (sums.get(hue) ?? 0) + weight * times);
    }
  };
  add(backgrounds, 1);
  add(words, wordShare);
  const all = [...sums.values()].reduce((sum, one) => sum + one, 0);
  return Object.fromEntries(hues.flatMap((hue) => (sums.has(hue) ? [[hue, Math.round((100 * sums.get(hue)!) / all) / 100]] : [])));
}

/** First degree of each hue on the colour circle; red begins before the end of it. */
const circle: [from: number, hue: Hue][] = [
  [345, 'red'],
  [265, 'purple'],
  [195, 'blue'],
  [165, 'cyan'],
  [70, 'green'],
  [45, 'yellow'],
  [15, 'orange'],
  [0, 'red'],
];

/** The hue of `rgb(r, g, b)`; null for black, white, grey and what is hardly coloured. */
export function hueOf(colour: string): Hue | null {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
  const [low, high] = [Math.min(r, g, b), Math.max(r, g, b)];
  const spread = high - low;
  const light = (high + low) / 2;
  if (spread === 0 || light < 0.12 || light > 0.94) return null;
  if (spread / (1 - Math.abs(2 * light - 1)) < 0.18) return null;
  const sixth = high === r ? ((g - b) / spread + 6) % 6 : high === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return circle.find(([from]) => sixth * 60 >= from)![1];
}
