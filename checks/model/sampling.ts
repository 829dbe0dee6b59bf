/** What an indicator is looked at in, and how much of it: stated by the index, printed on scorecards. */
import { z } from 'zod';
import { Bilingual } from './text.ts';

export const SampleMode = z.enum(['site', 'papers', 'simulation', 'monitoring', 'visit', 'survey']);
export type SampleMode = z.infer<typeof SampleMode>;

/** `whole`, so many drawn by the seed of the inspection, or a percentage of all. */
export const Sample = z.union([
  z.literal('whole'),
  z.strictObject({ count: z.number().int().positive().describe('so many, drawn by the seed of the inspection'), of: Bilingual }),
  z.strictObject({ percent: z.number().positive().max(100).describe('so many of a hundred'), of: Bilingual }),
]);
export type Sample = z.infer<typeof Sample>;
