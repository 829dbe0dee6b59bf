/** What the panel orders of the marks on a page. */
import * as z from 'zod/mini';

const spot = z.strictObject({
  number: z.int().check(z.positive()),
  outcome: z.enum(['fail', 'review', 'error']),
  selector: z.optional(z.string()),
  href: z.optional(z.string()),
  quote: z.optional(z.string()),
});

export const Order = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mark'), spots: z.array(spot).check(z.maxLength(500)) }),
  z.strictObject({ kind: z.literal('show'), number: z.int() }),
  z.strictObject({ kind: z.literal('clear') }),
]);
export type Order = z.infer<typeof Order>;
