/** Pictures of the city as SVG: landscapes for banners and news, portraits, marks. All drawn from chance, none taken from anywhere. */
import type { Chance } from './chance.ts';

const skies = [
  ['#8ec5fc', '#e8f4ff'],
  ['#f6d365', '#fdf0d5'],
  ['#a1c4fd', '#f3f8ff'],
  ['#89cfc1', '#eefaf6'],
  ['#f7b7a3', '#fff1ea'],
] as const;
const hills = [
  ['#5f8fb4', '#3f7196', '#265673'],
  ['#7aa57d', '#4f8558', '#2f6440'],
  ['#8a93b8', '#646f9c', '#424d7c'],
  ['#6ea3a5', '#46817f', '#2a605e'],
] as const;

/** A landscape of hills, water and a town: as wide and high as wanted. */
export function drawScene(chance: Chance, width: number, height: number, tint?: readonly [string, string, string]): string {
  const [high, low] = chance.pick(skies);
  const [far, middle, near] = tint ?? chance.pick(hills);
  const sunX = Math.round(width * (0.15 + chance.next() * 0.7));
  const water = Math.round(height * 0.82);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${high}"/><stop offset="1" stop-color="${low}"/></linearGradient>
<linearGradient id="water" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${low}"/><stop offset="1" stop-color="${far}"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#sky)"/>
<circle cx="${sunX}" cy="${Math.round(height * 0.26)}" r="${Math.round(height * 0.09)}" fill="#fff" opacity=".85"/>
${drawRidge(chance, width, height, 0.52, 0.2, far, 0.75)}
${drawRidge(chance, width, height, 0.64, 0.16, middle, 0.85)}
${drawTown(chance, width, water)}
${drawRidge(chance, width, height, 0.78, 0.1, near, 1)}
<rect y="${water}" width="${width}" height="${height - water}" fill="url(#water)"/>
${drawRipples(chance, width, water, height)}
</svg>`;
}

function drawRidge(chance: Chance, width: number, height: number, level: number, swing: number, colour: string, opacity: number): string {
  const steps = Math.max(5, Math.round(width / 110));
  const step = width / steps;
  let path = `M0 ${height} L0 ${Math.round(height * level)}`;
  for (let at = 0; at < steps; at += 1) {
    const peak = Math.round(height * (level - swing * (0.3 + chance.next() * 0.9)));
    const valley = Math.round(height * (level + swing * (chance.next() * 0.35)));
    path += ` Q${Math.round((at + 0.5) * step)} ${peak} ${Math.round((at + 1) * step)} ${valley}`;
  }
  return `<path d="${path} L${width} ${height} Z" fill="${colour}" opacity="${opacity}"/>`;
}

function drawTown(chance: Chance, width: number, ground: number): string {
  const start = width * (0.1 + chance.next() * 0.4);
  const count = 7 + Math.round(width / 160);
  let x = start;
  let town = '';
  for (let at = 0; at < count && x < width - 30; at += 1) {
    const wide = chance.int(12, 26);
    const tall = chance.int(Math.round(ground * 0.1), Math.round(ground * 0.32));
    town += `<rect x="${Math.round(x)}" y="${ground - tall}" width="${wide}" height="${tall}" fill="#fff" opacity=".55"/>`;
    for (let y = ground - tall + 6; y < ground - 10; y += 10)
      town += `<rect x="${Math.round(x) + 4}" y="${y}" width="${wide - 8}" height="3" fill="#47658a" opacity=".45"/>`;
    x += wide + chance.int(3, 14);
  }
  return town;
}

function drawRipples(chance: Chance, width: number, from: number, to: number): string {
  let ripples = '';
  for (let at = 0; at < Math.round(width / 60); at += 1) {
    const x = chance.int(0, width - 60);
    const y = chance.int(from + 2, Math.max(from + 3, to - 3));
    ripples += `<path d="M${x} ${y} q15 -4 30 0 t30 0" stroke="#fff" stroke-width="1.5" fill="none" opacity=".6"/>`;
  }
  return ripples;
}

/** The city's own mark: a hill and two waves in a ring. */
export function drawEmblem(colour: string, ground = '#fff'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120" viewBox="0 0 120 120"><circle cx="60" cy="60" r="56" fill="${ground}" stroke="${colour}" stroke-width="6"/>
<path d="M22 74 L48 34 L62 54 L74 40 L98 74 Z" fill="${colour}"/><path d="M24 84 q12 -8 24 0 t24 0 t24 0" stroke="${colour}" stroke-width="5" fill="none"/><path d="M34 96 q9 -7 18 0 t18 0 t18 0" stroke="${colour}" stroke-width="5" fill="none"/></svg>`;
}

/** A portrait that shows nobody: leaders of the city are invented. */
export function drawPortrait(chance: Chance): string {
  const hair = chance.pick(['#1f1f26', '#2b2a33', '#3a3436']);
  const coat = chance.pick(['#22304a', '#2d3a52', '#3b2f3f', '#1f3a3d']);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="200" viewBox="0 0 150 200"><rect width="150" height="200" fill="#c9d9ea"/><path d="M10 200 q5 -62 65 -62 t65 62 Z" fill="${coat}"/>
<path d="M60 138 l15 30 l15 -30 Z" fill="#fff"/><path d="M71 150 h8 l5 40 h-18 Z" fill="#9c2b2b"/><ellipse cx="75" cy="88" rx="34" ry="42" fill="#f1d3b8"/><path d="M40 84 q0 -48 35 -48 t35 48 q-8 -26 -35 -26 t-35 26 Z" fill="${hair}"/></svg>`;
}

/** The mark of party and government websites as the city draws it. */
export function drawPartyMark(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="70" height="84" viewBox="0 0 70 84"><path d="M35 2 L66 12 V44 q0 22 -31 32 Q4 66 4 44 V12 Z" fill="#c8161d"/><path d="M35 9 L60 17 V44 q0 17 -25 26 Q10 61 10 44 V17 Z" fill="none" stroke="#ffd966" stroke-width="2"/>
<text x="35" y="38" font-size="15" fill="#ffd966" text-anchor="middle" font-family="sans-serif" font-weight="bold">党政</text><text x="35" y="56" font-size="15" fill="#ffd966" text-anchor="middle" font-family="sans-serif" font-weight="bold">机关</text></svg>`;
}

/** The button of “我为政府网站找错”. */
export function drawErrorsMark(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="130" height="60" viewBox="0 0 130 60"><rect x="1" y="1" width="128" height="58" rx="6" fill="#fff" stroke="#c8161d" stroke-width="2"/><circle cx="26" cy="27" r="12" fill="none" stroke="#c8161d" stroke-width="4"/><path d="M35 36 l10 11" stroke="#c8161d" stroke-width="5"/>
<text x="84" y="27" font-size="15" fill="#c8161d" text-anchor="middle" font-family="sans-serif" font-weight="bold">政府网站</text><text x="84" y="48" font-size="18" fill="#c8161d" text-anchor="middle" font-family="sans-serif" font-weight="bold">找错</text></svg>`;
}

/** The badge beside the police record. */
export function drawPoliceMark(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><path d="M10 1 L18 4 V10 q0 6 -8 9 Q2 16 2 10 V4 Z" fill="#1d4f91"/><circle cx="10" cy="9" r="4" fill="#ffd966"/></svg>`;
}

const glyphs = {
  paper: '<path d="M14 8 h20 l8 8 v36 h-28 Z M20 26 h16 M20 34 h16 M20 42 h10"/>',
  bank: '<path d="M8 24 L28 10 L48 24 Z M12 28 v18 M22 28 v18 M34 28 v18 M44 28 v18 M8 50 h40"/>',
  talk: '<path d="M8 12 h40 v26 h-22 l-10 10 v-10 h-8 Z M16 22 h24 M16 29 h16"/>',
  person: '<circle cx="28" cy="19" r="9"/><path d="M10 48 q0 -18 18 -18 t18 18 Z"/>',
  hill: '<path d="M6 44 L22 18 L32 32 L38 24 L50 44 Z M10 50 q9 -5 18 0 t18 0"/>',
  chart: '<path d="M10 48 V10 M10 48 H48 M18 42 V30 M27 42 V20 M36 42 V26 M44 42 V14"/>',
  bell: '<path d="M14 40 q4 -4 4 -14 q0 -12 10 -12 t10 12 q0 10 4 14 Z M24 44 q4 6 8 0"/>',
  star: '<path d="M28 8 l6 13 l14 2 l-10 10 l2 14 l-12 -7 l-12 7 l2 -14 l-10 -10 l14 -2 Z"/>',
} as const;
export type Glyph = keyof typeof glyphs;
export const glyphNames = Object.keys(glyphs) as Glyph[];

/** A line icon on a round ground. */
export function drawIcon(glyph: Glyph, colour: string, ground: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72" viewBox="0 0 72 72"><circle cx="36" cy="36" r="35" fill="${ground}"/><g transform="translate(8 8)" fill="none" stroke="${colour}" stroke-width="3" stroke-linejoin="round" stroke-linecap="round">${glyphs[glyph]}</g></svg>`;
}
