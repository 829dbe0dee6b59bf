/** What is read of one annual report on open government information, in the forms of 2019 and 2021. Bounded; part of PageFacts and of SiteFacts. */
import { z } from 'zod';

/** 2021: 国办公开办函〔2021〕30号, for reports on 2021 and later. 2019: 国办公开办函〔2019〕60号, for 2019 and 2020. older: free form. */
const reportVersions = ['2019', '2021', 'older'] as const;

/** Rows of table two (主动公开政府信息情况). */
const disclosedRows = ['rules', 'normative', 'permits', 'services', 'penalties', 'coercion', 'fees', 'procurement'] as const;
export type DisclosedRow = (typeof disclosedRows)[number];

/** Rows of table three (收到和处理政府信息公开申请情况), in the order of the form; `otherwise` is the undivided row of 2019. */
export const applicationRows = [
  'received',
  'carriedIn',
  'granted',
  'partly',
  'deniedSecret',
  'deniedLaw',
  'deniedSecurity',
  'deniedThirdParty',
  'deniedInternal',
  'deniedProcess',
  'deniedCaseFiles',
  'deniedEnquiry',
  'notHeld',
  'toBeMade',
  'unclear',
  'petition',
  'repeated',
  'published',
  'excessive',
  'confirmation',
  'uncorrected',
  'unpaid',
  'other',
  'otherwise',
  'total',
  'carriedOut',
] as const;
export type ApplicationRow = (typeof applicationRows)[number];

/** Quantities that running text states beside the tables. */
const statedQuantities = [
  'received',
  'carriedIn',
  'handled',
  'carriedOut',
  'granted',
  'partly',
  'denied',
  'unavailable',
  'refused',
  'reviews',
  'lawsuits',
  'normativeMade',
  'normativeRepealed',
  'normativeValid',
] as const;
export type StatedQuantity = (typeof statedQuantities)[number];

/** What reports before the forms speak of; article 32 of the Regulation of 2007 and the main points of 2015. */
export const reportTopics = [
  'disclosed',
  'applications',
  'fees',
  'reviews',
  'problems',
  'key-areas',
  'response',
  'statistics',
  'proposals',
  'pictures',
] as const;
export type ReportTopic = (typeof reportTopics)[number];

const Amount = z.number().nullable().describe('null: the cell is empty, or holds no number');
const table = z.union([z.literal(2), z.literal(3), z.literal(4)]);

export const AnnualReport = z.object({
  year: z.number().int().nullable().describe('the year reported on, from the title'),
  organ: z.string().nullable().describe('from the title'),
  version: z.enum(reportVersions).nullable().describe('read from the columns of table two; null when a report of 2019 or later shows none'),
  parts: z.array(
    z.object({
      part: z.number().int().min(1).max(6),
      heading: z.string().describe('as written'),
      length: z
        .number()
        .int()
        .describe('words as editors count them: a Chinese character or sign is one, a number is one; tables left out'),
      none: z.literal(true).optional().describe('says nothing but 无'),
    }),
  ),
  disclosed: z.partialRecord(z.enum(disclosedRows), z.array(Amount)).describe('numbers of table two, left to right'),
  applications: z
    .partialRecord(z.enum(applicationRows), z.array(Amount))
    .describe('numbers of table three, seven a row: natural persons, five kinds of organisations, total'),
  reviews: z.array(Amount).nullable().describe('the fifteen numbers of table four; null when there is no such table'),
  statements: z.array(z.object({ about: z.enum(statedQuantities), value: z.number(), quote: z.string() })),
  blanks: z
    .array(z.object({ table, row: z.string(), text: z.string() }))
    .describe('cells that are empty or hold “/”; row is its name in this schema, empty in table four'),
  unread: z.array(z.object({ table, text: z.string() })).describe('rows of the form whose numbers could not be told apart'),
  fees: z.object({
    mentioned: z.boolean().describe('part six speaks of the information processing fee'),
    charged: z.string().nullable().describe('words that say a fee was charged'),
  }),
  pictures: z.number().int().describe('pictures and frames in the body: a table may be one of them'),
  problems: z.string().nullable().describe('fingerprint of part five, numbers and signs left out'),
  topics: z.array(z.enum(reportTopics)).optional().describe('what a report before the forms speaks of; absent for reports under a form'),
  sketch: z
    .object({ shingles: z.number().int(), hashes: z.string() })
    .nullable()
    .describe('bottom-k sketch of the running text of parts one and five; null when there is too little of it'),
});
export type AnnualReport = z.infer<typeof AnnualReport>;
