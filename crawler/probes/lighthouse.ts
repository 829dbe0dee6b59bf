/** Lighthouse on the home page and on one page of each template. */
import { measurePage } from '../render/lighthouse.ts';
import type { Probe } from './context.ts';

const others = 2;

export const probeLighthouse: Probe<'lighthouse'> = async ({ renderer, url, samples }) => {
  if (!renderer) return null;
  const kinds = new Set<string>();
  const chosen = samples.pages.filter(({ kind }) => !kinds.has(kind) && kinds.add(kind)).slice(0, others);
  const measured = [];
  for (const page of [url, ...chosen.map((one) => one.url)]) {
    const facts = await measurePage(renderer, page);
    if (facts) measured.push(facts);
  }
  return measured.length > 0 ? measured : null;
};
