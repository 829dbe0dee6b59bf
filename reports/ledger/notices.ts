/** What the ledger tells people: to whom, by which way, in which words. Templates are data (notices.yaml) and can be edited. */
import { z } from 'zod';
import { hashText } from '../../checks/facts/hash.ts';
import type { Language } from '../../checks/model/index.ts';
import type { LoggedEvent } from '../../checks/model/ledger.ts';
import { clip, makePlain } from '../plain.ts';
import type { Opened } from './desk.ts';
import { detail } from './history.ts';
import { dayOfMoment } from './moments.ts';
import { itemLine } from './rows.ts';
import { eventNames } from './states.ts';

/** News that notices tell of. */
export const newsKinds = ['opened', 'due', 'warned', 'returned', 'decided', 'closed', 'summary'] as const;
export const News = z.enum(newsKinds);
export type News = z.infer<typeof News>;

/** What a template may name. */
const places = ['organ', 'day', 'count', 'items', 'from', 'to', 'text'] as const;
export type Filling = Partial<Record<(typeof places)[number], string>>;
const unknownPlace = (text: string): string | undefined =>
  [...text.matchAll(/\{([^{}\n]{1,40})\}/g)].map(([, name]) => name!).find((name) => !places.some((place) => place === name));

const worded = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .superRefine((text, context) => {
      const unknown = unknownPlace(text);
      if (unknown !== undefined)
        context.addIssue({ code: 'custom', message: `{${unknown}}: ${places.map((place) => `{${place}}`).join(' ')}` });
    });
export const NoticeTemplate = z.strictObject({ subject: worded(200), text: worded(20_000) });
export type NoticeTemplate = z.infer<typeof NoticeTemplate>;
/** The templates that ship: of every kind of news, in both languages. */
const inOne = z.strictObject(Object.fromEntries(newsKinds.map((news) => [news, NoticeTemplate])) as Record<News, typeof NoticeTemplate>);
export const NoticeTemplates = z.strictObject({ 'zh-CN': inOne, en: inOne });
export type NoticeTemplates = z.infer<typeof NoticeTemplates>;

export const MailAddress = z.string().regex(/^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}$/, 'a mail address is wanted');

export const NoticeSettings = z.strictObject({
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  days: z.number().int().min(1).max(366).default(7).describe('what happened longer ago is not told any more'),
  mail: z
    .strictObject({
      host: z.string().min(1),
      port: z.number().int().min(1).max(65535).default(465),
      secure: z.boolean().default(true).describe('TLS from the first byte; false: STARTTLS where the server offers it'),
      requireTLS: z.boolean().default(true).describe('with secure false: refuse to send where the server offers no STARTTLS'),
      user: z.string().optional().describe('the password comes from the environment variable MINGCHA_SMTP_PASSWORD'),
      from: MailAddress,
      news: z.array(News).default([...newsKinds]),
      organs: z.record(z.string(), z.array(MailAddress)).default({}).describe('receivers of an organ; those of the roster come on top'),
      office: z.array(MailAddress).default([]).describe('receive the news of all organs, and the summary'),
    })
    .optional(),
  webhooks: z
    .array(
      z.strictObject({
        url: z
          .url({ protocol: /^https?$/ })
          .refine((url) => new URL(url).username === '' && new URL(url).password === '', 'an address without user and password'),
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

/** What a webhook is called where it is stored and shown: its address without the query, which often holds a key. */
export function nameOfHook(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search === '' ? '' : `?#${hashText(search).slice(0, 8)}`}`;
}

/** Letters cannot be of any length: what goes beyond is in the ledger. */
const itemsListed = 200;

/** A piece of news: an event of an item. */
export interface Item {
  opened: Opened;
  event: LoggedEvent;
}

/** The kind of news that an event is; null for what is not told. */
export function newsOf({ kind, data }: LoggedEvent): News | null {
  switch (kind) {
    case 'opened':
    case 'reopened':
    case 'transferred':
      return 'opened';
    case 'due-soon':
      return 'due';
    case 'warned':
    case 'closed':
      return kind;
    case 'rechecked':
      return data.result === 'present' ? 'returned' : null;
    case 'extension-decided':
    case 'appeal-decided':
      return 'decided';
    default:
      return null;
  }
}

/** The words of a notice about items of one organ. */
export function writeNotice(
  template: NoticeTemplate,
  organ: string,
  items: readonly Item[],
  at: string,
  language: Language,
): { subject: string; text: string } {
  const lines = items
    .slice(0, itemsListed)
    .map(
      ({ opened, event }) =>
        `${itemLine(opened, language).trim()}\n      ${eventNames[event.kind][language]} ${detail(event, language, opened.terms)}`,
    );
  const more = items.length > itemsListed ? `\n  … ${items.length}` : '';
  const filling = { organ: clip(organ, 60), day: dayOfMoment(at), count: String(items.length), items: `  ${lines.join('\n  ')}${more}` };
  return fill(template, filling);
}

/** A template with its places filled; what it does not have stays empty. The subject is one line. */
export function fill({ subject, text }: NoticeTemplate, filling: Filling): { subject: string; text: string } {
  const put = (words: string): string => words.replace(/\{([a-z]{1,10})\}/g, (_, name: keyof Filling) => filling[name] ?? '');
  return { subject: makePlain(put(subject)).slice(0, 300), text: put(text).split('\n').map(makePlain).join('\n') };
}

/** What a webhook is told; names are fixed. */
export function payloadOf(news: News, organ: string | null, items: readonly Item[], at: string) {
  return {
    ...{ schema: 'mingcha-notice-1', news, organ, at, count: items.length },
    items: items.slice(0, itemsListed).map(({ opened: { number, standing, due, over }, event: { kind, data, at: when, by } }) => ({
      ...{ number, title: standing.item.title, organ: standing.organ, state: standing.state, due, over },
      ...{ url: standing.item.finding?.url ?? standing.item.site?.url ?? null, event: { kind, at: when, by, data } },
    })),
  };
}
