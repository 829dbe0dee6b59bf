/** Terms: which clocks run on an item, how long, and when it is warned. Data (profiles/), so that an office can have its own. */
import { z } from 'zod';
import { Bilingual } from '../../checks/model/index.ts';

/** `days` by the unit of the terms; `weeks` are always calendar weeks; `own`: the day that the item itself names. */
const Length = z.union([
  z.strictObject({ days: z.number().int().min(0).max(3650) }),
  z.strictObject({ weeks: z.number().int().min(0).max(520) }),
  z.literal('own'),
]);
export type Length = z.infer<typeof Length>;

const Clock = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'small letters, digits and hyphens'),
  title: Bilingual,
  until: z.enum(['deployed', 'answered', 'to-recheck', 'closed']).describe('the state whose coming stops the clock'),
  from: z.enum(['opened', 'deployed']).default('opened'),
  ordinary: Length,
  major: Length,
  source: z.string().optional(),
  verified: z.boolean().default(false).describe('the numbers were compared with the source'),
  note: z.string().optional(),
});
export type Clock = z.infer<typeof Clock>;

const Warning = z.strictObject({
  after: z.number().int().min(1).max(365).describe('days beyond the term, in the unit of the terms'),
  phone: z.boolean().default(false).describe('a reminder by telephone goes with it'),
  supervised: z.boolean().default(false).describe('列入督查重点事项'),
});

export const Terms = z.strictObject({
  id: z.string().min(1).max(60),
  title: Bilingual,
  source: z.string().optional(),
  days: z.enum(['calendar', 'working']).describe('日 or 工作日; the two are never mixed'),
  lastDay: z
    .enum(['as-is', 'next-working-day'])
    .default('as-is')
    .describe('a term counted in calendar days that ends on a holiday: as it is, or on the next working day (民法典 article 203)'),
  pausedIn: z
    .array(z.enum(['appealed', 'to-recheck']))
    .default(['appealed', 'to-recheck'])
    .describe('states in which clocks stand still: others are to act then'),
  clocks: z.array(Clock).min(1).max(10),
  reminders: z
    .array(z.number().int().min(0).max(365))
    .max(10)
    .default([])
    .describe('calendar days before the end of a term on which its coming is told'),
  warnings: z.array(Warning).max(10).describe('in rising order; the first is the first warning'),
});
export type Terms = z.infer<typeof Terms>;

/** What a settings file changes of a profile. */
export const TermsChange = z.strictObject({
  profile: z.string().min(1),
  days: Terms.shape.days.optional(),
  lastDay: z.enum(['as-is', 'next-working-day']).optional(),
  pausedIn: z.array(z.enum(['appealed', 'to-recheck'])).optional(),
  clocks: z
    .record(z.string(), z.strictObject({ ordinary: Length.optional(), major: Length.optional() }))
    .default({})
    .describe('other lengths, by id of the clock'),
});
export type TermsChange = z.infer<typeof TermsChange>;

/** The profile with the changes made, under a name that says so; null and the names of clocks that it does not have. */
export function changeTerms(profile: Terms, { clocks, profile: _, ...plain }: TermsChange): { terms: Terms; unknown: string[] } {
  const unknown = Object.keys(clocks).filter((id) => !profile.clocks.some((clock) => clock.id === id));
  const changed = Object.keys(plain).length > 0 || Object.keys(clocks).length > 0;
  const terms = {
    ...profile,
    ...plain,
    id: changed ? `${profile.id}+` : profile.id,
    clocks: profile.clocks.map((clock) => {
      const other = clocks[clock.id];
      return other ? { ...clock, ...other, verified: false } : clock;
    }),
  };
  return { terms, unknown };
}
