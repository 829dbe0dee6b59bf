/** What Lighthouse measured of one page in a browser. */
import { z } from 'zod';

const percent = z.number().int().min(0).max(100).nullable();
const measure = z.number().nullable();

export const LighthouseFacts = z.object({
  url: z.string(),
  version: z.string(),
  scores: z.object({ performance: percent, accessibility: percent, bestPractices: percent, seo: percent }),
  metrics: z
    .object({
      firstContentfulPaint: measure,
      largestContentfulPaint: measure,
      totalBlockingTime: measure,
      cumulativeLayoutShift: measure,
      speedIndex: measure,
    })
    .describe('milliseconds; cumulativeLayoutShift has no unit'),
  failing: z.array(z.object({ id: z.string(), category: z.string(), title: z.string() })).describe('audits that failed, the first 40'),
});
export type LighthouseFacts = z.infer<typeof LighthouseFacts>;
