/** What the ledger tells people: to whom, by which way, in which words. Templates are data and can be edited. */
import { z } from 'zod';

/** News that notices tell of. */
export const newsKinds = ['opened', 'warned', 'returned', 'decided', 'closed', 'summary'] as const;
export const News = z.enum(newsKinds);
export type News = z.infer<typeof News>;

export const NoticeTemplate = z.strictObject({ subject: z.string().min(1).max(200), text: z.string().min(1).max(20_000) });
export type NoticeTemplate = z.infer<typeof NoticeTemplate>;

const address = z.string().regex(/^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}$/, 'a mail address is wanted');

export const NoticeSettings = z.strictObject({
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  mail: z
    .strictObject({
      host: z.string().min(1),
      port: z.number().int().min(1).max(65535).default(465),
      secure: z.boolean().default(true).describe('TLS from the first byte; false: STARTTLS where the server offers it'),
      requireTLS: z.boolean().default(true).describe('with secure false: refuse to send where the server offers no STARTTLS'),
      user: z.string().optional().describe('the password comes from the environment variable MINGCHA_SMTP_PASSWORD'),
      from: address,
      news: z.array(News).default([...newsKinds]),
      organs: z.record(z.string(), z.array(address)).default({}).describe('receivers of an organ; those of the roster come on top'),
      office: z.array(address).default([]).describe('receive the news of all organs, and the summary'),
    })
    .optional(),
  webhooks: z
    .array(
      z.strictObject({
        url: z.url({ protocol: /^https?$/ }),
        news: z.array(News).default([...newsKinds]),
        allowPrivate: z.boolean().default(false).describe('the address lies inside the office network'),
        sign: z.boolean().default(true).describe('HMAC-SHA256 by the environment variable MINGCHA_WEBHOOK_SECRET'),
      }),
    )
    .max(20)
    .default([]),
  templates: z.partialRecord(News, NoticeTemplate).default({}).describe('in place of those that ship'),
});
export type NoticeSettings = z.infer<typeof NoticeSettings>;
