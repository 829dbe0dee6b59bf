/** How long the home page takes to load in a browser, script included. */
import type { Probe } from './context.ts';

const visits = 3;

export const probeTiming: Probe<'timing'> = async ({ renderer, url }) => {
  if (!renderer) return null;
  const samples: number[] = [];
  for (let visit = 0; visit < visits; visit++) {
    const took = await renderer
      .visit(url, (page) =>
        page.evaluate(() => {
          const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
          return entry && entry.loadEventEnd > 0 ? entry.loadEventEnd : null;
        }),
      )
      .catch(() => null);
    if (took !== null) samples.push(Math.round(took));
  }
  return samples.length > 0 ? { samples } : null;
};
