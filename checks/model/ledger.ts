/** Rectification ledger (整改台账): what is to be mended or done, by whom, and every event since. Items and events are written once and never changed. */
import { z } from 'zod';
import { Bilingual, Day } from './text.ts';

/** 一般 · 重大: how long there is to solve it. */
export const Grade = z.enum(['ordinary', 'major']);
export type Grade = z.infer<typeof Grade>;

/** A file handed in as evidence: the name it had, and the bytes by their digest. */
export const LedgerFile = z.object({
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
});
export type LedgerFile = z.infer<typeof LedgerFile>;

/** What stays the same of an item from its first day to its last. */
export const LedgerItem = z.object({
  key: z.string().describe('what makes it the same item: site and fingerprint, or template, task, year and organ'),
  kind: z.enum(['finding', 'task', 'order']).describe('finding: of a round; task: of a template; order: given by a meeting or a leader'),
  organ: z.string().min(1).describe('承办单位 on the first day; see transferred'),
  title: Bilingual,
  site: z.object({ id: z.string(), name: z.string(), url: z.string() }).nullable(),
  finding: z.object({ check: z.string(), fingerprint: z.string(), url: z.string() }).nullable(),
  task: z
    .object({
      template: z.string(),
      id: z.string(),
      year: z.number().int(),
      lead: z.string().describe('牵头单位 as the source names it'),
      need: z.number().int().positive().nullable().describe('how often it must be done, where that is counted'),
      source: z.string(),
      verified: z.boolean().describe('the numbers were compared with the source'),
    })
    .nullable(),
  from: z.string().nullable().describe('the meeting, leader or document that it comes from'),
});
export type LedgerItem = z.infer<typeof LedgerItem>;

const files = z.array(LedgerFile).default([]);
const words = z.string().min(1);

/** What stands at the beginning of each cycle: when it is opened, and when it came back. */
const beginning = {
  round: z.string().nullable(),
  asOf: Day.nullable().describe('the day that the finding was seen'),
  grade: Grade,
  terms: z.string().describe('id of the terms that bind it, kept as they were on this day'),
  due: Day.nullable().describe('the day by which it must be done, where terms do not say'),
  text: Bilingual.describe('what was found, or what is to be done'),
};

/** What happened, by kind. */
export const eventData = {
  opened: z.object(beginning),
  reopened: z.object({ ...beginning, why: z.enum(['found-again', 'person']), note: z.string() }),
  found: z.object({ round: z.string(), asOf: Day, text: Bilingual }).describe('still there when a later round looked'),
  deployed: z.object({ to: z.string(), note: z.string() }).describe('研究部署'),
  answered: z.object({ text: words, files }).describe('反馈办理状况'),
  progressed: z.object({ text: words, files }),
  submitted: z.object({ text: words, files, done: Day.nullable() }).describe('办结，提请复查'),
  rechecked: z.object({
    result: z.enum(['mended', 'present', 'unclear']),
    text: Bilingual,
    inspection: z.string().nullable(),
    before: z.array(z.string()).describe('references to evidence'),
    after: z.array(z.string()),
  }),
  closed: z.object({ text: words, files, auto: z.boolean() }).describe('销号'),
  'extension-asked': z.object({ until: Day, plan: words, files }).describe('延期：时间节点和工作方案'),
  'extension-decided': z.object({ granted: z.boolean(), until: Day, why: z.string() }),
  appealed: z.object({ text: words, files }).describe('申诉'),
  'appeal-decided': z.object({ upheld: z.boolean(), why: words, files }),
  warned: z.object({
    clock: z.string(),
    level: z.number().int().positive(),
    due: Day,
    over: z.number().int().positive().describe('days beyond, as the terms count them'),
    phone: z.boolean().describe('a reminder by telephone is to follow'),
    supervised: z.boolean().describe('列入督查'),
  }),
  'due-soon': z.object({
    clock: z.string(),
    due: Day,
    before: z.number().int().nonnegative().describe('the reminder of the terms that this is: so many days before'),
  }),
  reminded: z.object({ whom: words, text: words }).describe('电话催办: who was spoken to, and what was said'),
  transferred: z.object({ organ: words, why: words }).describe('another organ is to do it; its clocks begin anew'),
  graded: z.object({ grade: Grade, why: words }),
  counted: z.object({ on: Day, text: words, files }).describe('one of the times that are counted: a meeting, a training'),
  noted: z.object({ text: words, files }),
} as const;

export type EventKind = keyof typeof eventData;

export type EventData = { [Kind in EventKind]: z.infer<(typeof eventData)[Kind]> };

/** One event: `at` is when it happened, `by` who did it. */
export type LedgerEvent = { [Kind in EventKind]: { at: string; by: string; kind: Kind; data: EventData[Kind] } }[EventKind];

/** An event as the log holds it. */
export type LoggedEvent = LedgerEvent & {
  /** 1 for the first of the item. */
  seq: number;
  /** When it was written down, by the machine's clock. */
  written: string;
};
