/** Lighthouse on single pages: performance, accessibility, best practices and search engine basics, as facts. */
import type { LighthouseFacts } from '../../checks/model/lighthouse.ts';
import type { Renderer } from './renderer.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** Metric of ours → audit of Lighthouse whose numeric value it is. */
const metrics = {
  firstContentfulPaint: 'first-contentful-paint',
  largestContentfulPaint: 'largest-contentful-paint',
  totalBlockingTime: 'total-blocking-time',
  cumulativeLayoutShift: 'cumulative-layout-shift',
  speedIndex: 'speed-index',
} as const;
const limits = { failing: 40, title: 200, load: 30_000, all: 90_000 } as const;

/** What Lighthouse says of one page in the renderer's browser; null when it could not be measured. Takes several seconds. */
export async function measurePage(renderer: Renderer, url: string): Promise<LighthouseFacts | null> {
  // a hundred megabytes that an inspection without it need not carry
  const { default: lighthouse, desktopConfig } = await import('lighthouse');
  const port = await renderer.debugPort();
  const flags = {
    port,
    output: 'json' as const,
    logLevel: 'silent' as const,
    locale: 'zh' as const,
    onlyCategories: [...categories],
    disableFullPageScreenshot: true,
    maxWaitForLoad: limits.load,
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, limits.all, undefined);
  });
  try {
    const done = await Promise.race([lighthouse(url, flags, desktopConfig), late]);
    return done && !done.lhr.runtimeError ? summarize(url, done.lhr) : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

type Result = NonNullable<Awaited<ReturnType<typeof import('lighthouse').default>>>['lhr'];

function summarize(url: string, { categories: scored, audits, lighthouseVersion }: Result): LighthouseFacts {
  const percent = (id: string): number | null => {
    const score = scored[id]?.score;
    return typeof score === 'number' ? Math.round(score * 100) : null;
  };
  const value = (id: string): number | null => {
    const found = audits[id]?.numericValue;
    return typeof found === 'number' && Number.isFinite(found) ? Math.round(found * 1000) / 1000 : null;
  };
  const failing = categories.flatMap((category) =>
    (scored[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0)
      .map(({ id }) => ({ id, category, title: audits[id]!.title.slice(0, limits.title) })),
  );
  return {
    url,
    version: lighthouseVersion,
    scores: {
      performance: percent('performance'),
      accessibility: percent('accessibility'),
      bestPractices: percent('best-practices'),
      seo: percent('seo'),
    },
    metrics: {
      firstContentfulPaint: value(metrics.firstContentfulPaint),
      largestContentfulPaint: value(metrics.largestContentfulPaint),
      totalBlockingTime: value(metrics.totalBlockingTime),
      cumulativeLayoutShift: value(metrics.cumulativeLayoutShift),
      speedIndex: value(metrics.speedIndex),
    },
    failing: failing.slice(0, limits.failing),
  };
}
