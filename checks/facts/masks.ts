/** Private numbers that a page hides, but too little of them. */
import { maskedNumber, masksKept, starsNeeded } from '../knowledge/masks.ts';
import type { PageFacts } from '../model/index.ts';
import type { PageTree } from './tree.ts';

const searched = 1_000_000;

/** Numbers masked with fewer stars than hide them, the last characters hidden by us; the first 20 different ones. */
export function readWeakMasks(tree: PageTree): PageFacts['weakMasks'] {
  if (!/\d[*＊]/.test(tree.text)) return [];
  const found: PageFacts['weakMasks'] = [];
  for (const [value] of tree.text.slice(0, searched).matchAll(maskedNumber)) {
    const stars = value.replace(/[^*＊xX×]/g, '').length - (/[xX]$/.test(value) ? 1 : 0);
    if (!/[*＊]/.test(value)) continue;
    const kind = value.length === 11 && /^1[3-9]/.test(value) ? 'mobile' : value.length === 18 && /^[1-8]\d/.test(value) ? 'id-card' : null;
    if (kind === null || stars >= starsNeeded[kind]) continue;
    const shown = `${value.slice(0, 3)}…${value.slice(-1)}`;
    if (!found.some((one) => one.kind === kind && one.shown === shown)) found.push({ kind, stars, shown });
    if (found.length >= masksKept) break;
  }
  return found;
}
