/** A text in both languages of the product; no string exists in only one. */
import { z } from 'zod';

export const Bilingual = z.strictObject({ 'zh-CN': z.string(), en: z.string() });
export type Bilingual = z.infer<typeof Bilingual>;
export type Language = keyof Bilingual;

/** A calendar day in the site's own time (Asia/Shanghai for Chinese portals), `YYYY-MM-DD`. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');
