/** What pages show of the duties of their organ: letters, service guides, notices with terms, validity of documents. Parts of PageFacts and SiteFacts. */

import { z } from 'zod';
import { catalogueElements, organElements, serviceElements } from './names.ts';
import { Day } from './text.ts';

export { catalogueElements, organElements, serviceElements };

export type CatalogueElement = (typeof catalogueElements)[number];

export type ServiceElement = (typeof serviceElements)[number];

export type OrganElement = (typeof organElements)[number];

/** Regulation on what budgets and final accounts must tell beside their tables. */
export const budgetElements = ['table', 'official', 'operating', 'procurement', 'performance'] as const;

export const noticeKinds = [
  'consultation',
  'consultation-result',
  'award',
  'contract',
  'candidates',
  'penalty',
  'permit',
  'land-notice',
  'land-plan',
  'land-final',
  'housing-plan',
  'budget',
  'accident',
  'impact-report',
  'sampling',
  'relief',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One public letter: when it was asked and answered, and by whom. */
export const Letter = z.object({
  title: z.string(),
  href: z.string().describe('its own page where a list shows it, else the page it stands on'),
  asked: Day.nullable(),
  answered: Day.nullable(),
  organ: z.string().nullable().describe('who dealt with it'),
  state: z.enum(['answered', 'open', 'unknown']).describe('open: the page says so, or leaves the place of the answer empty'),
});
export type Letter = z.infer<typeof Letter>;

/** Fields of PageFacts. */
export const pageDuties = {
  letters: z.array(Letter).describe('public letters on the page, at most 60'),
  service: z
    .object({
      elements: z.partialRecord(z.enum(serviceElements), z.string()).describe('what shows each element'),
      files: z.boolean().describe('the guide offers files'),
      form: z.string().nullable().describe('words that ask for a form to be handed in'),
    })
    .nullable()
    .describe('a guide to one service'),
  notice: z
    .object({
      kind: z.enum(noticeKinds),
      decided: Day.nullable().describe('day of the decision, approval or signature that starts its term'),
      decidedText: z.string().nullable(),
      from: Day.nullable(),
      to: Day.nullable(),
      period: z.object({ count: z.number().int().positive(), working: z.boolean() }).nullable().describe('length of time as stated'),
      periodText: z.string().nullable(),
      reasons: z.boolean().describe('says why the time is shorter'),
      files: z.number().int().nonnegative().describe('files it offers'),
    })
    .nullable()
    .describe('an announcement that a law sets a term for'),
  validity: z
    .object({
      mark: z.enum(['valid', 'repealed']).nullable().describe('what the page says of the document'),
      until: Day.nullable().describe('last day that the document sets itself'),
      untilText: z.string().nullable(),
      repeals: z.array(z.string()).describe('numbers of documents that this one repeals'),
    })
    .nullable(),
  superseded: z
    .array(z.object({ id: z.string(), quote: z.string() }))
    .describe('references to law that no longer binds; ids are those of knowledge/superseded.ts'),
  organParts: z.partialRecord(z.enum(organElements), z.string()).nullable().describe('a page on the organ: what shows each element'),
  budgetParts: z.partialRecord(z.enum(budgetElements), z.string()).nullable().describe('a budget or final accounts'),
  summary: z.boolean().describe('a label 内容概述 with words behind it'),
  register: z.array(z.enum(catalogueElements)).nullable().describe('a catalogue of disclosed information: the columns its head names'),
  penalty: z
    .object({
      numbers: z.array(z.string()).describe('keys of decisions, at most 10'),
      withdrawn: z.boolean().describe('its title takes them back'),
    })
    .nullable()
    .describe('a page on administrative penalties that names their numbers'),
  gaps: z
    .array(z.object({ after: z.string(), missing: z.string(), next: z.string(), quote: z.string() }))
    .nullable()
    .describe('places where a numbered list leaves a number out, at most 3; null: no list of three'),
};

const Counted = { count: z.number().int(), example: z.string() };

/** Fields of SiteFacts; optional, for sites gathered before they were. */
export const siteDuties = {
  letters: z
    .object({
      total: z.number().int(),
      newest: Letter.nullable().describe('the letter answered last'),
      kept: z.array(Letter).describe('the newest by day of asking, bounded'),
    })
    .optional(),
  documents: z
    .array(
      z.object({
        url: z.string(),
        title: z.string(),
        number: z.string().nullable(),
        published: Day.nullable(),
        lacks: z.array(z.string()).describe('fields of its head that show nothing'),
        mark: z.enum(['valid', 'repealed']).nullable(),
        until: Day.nullable(),
        leads: z.array(z.string()).describe('interpretations it leads to'),
      }),
    )
    .optional()
    .describe('policy documents with a head'),
  interpretations: z
    .array(
      z.object({
        url: z.string(),
        title: z.string(),
        published: Day.nullable(),
        form: z.string().describe('the form its title tells of: text, picture, video, questions …'),
        leads: z.array(z.string()).describe('pages it leads to'),
      }),
    )
    .optional(),
  repeals: z
    .array(z.object({ number: z.string(), url: z.string(), title: z.string(), published: Day.nullable() }))
    .optional()
    .describe('numbers of documents that a page of the site repeals'),
  penalties: z
    .array(
      z.object({
        number: z.string(),
        withdrawn: z.object({ url: z.string(), title: z.string(), published: Day.nullable() }),
        shown: z.array(z.object({ url: z.string(), title: z.string() })).describe('pages that still show the decision, at most 5'),
      }),
    )
    .optional()
    .describe('penalties that a page of the site takes back'),
  reprints: z
    .object({
      column: z.string().nullable().describe('address of a column of what the State Council published'),
      entries: z.array(z.object({ title: z.string(), href: z.string(), date: Day.nullable() })).describe('the newest 300'),
    })
    .optional()
    .describe('what the State Council published, as the site carries it'),
  consultations: z
    .array(
      z.object({
        url: z.string(),
        title: z.string(),
        kind: z.enum(['consultation', 'consultation-result']),
        published: Day.nullable(),
        to: Day.nullable(),
        says: z.string().nullable().describe('the name in 《》 it is about'),
        leads: z.array(z.string()),
      }),
    )
    .optional(),
  matters: z
    .array(
      z.object({
        id: z.string(),
        entries: z.array(z.object({ href: z.string(), text: z.string(), foundOn: z.string() })).describe('links by the name of the matter'),
        count: z.number().int().describe('pages and rows whose titles are of the matter'),
        days: z.array(Day).describe('their dates, newest first, bounded'),
        example: z.string().nullable(),
      }),
    )
    .optional()
    .describe('matters of knowledge/matters.ts that the site shows something of'),
  dateSigns: z
    .object({
      compared: z.object({ meta: z.number().int(), url: z.number().int(), rows: z.number().int() }),
      future: z.array(z.object({ url: z.string(), title: z.string(), date: Day })),
      meta: z.object({ ...Counted, list: z.array(z.object({ url: z.string(), title: z.string(), shown: Day, other: Day })) }),
      url: z.object({ ...Counted, list: z.array(z.object({ url: z.string(), title: z.string(), shown: Day, other: Day })) }),
      batches: z.array(z.object({ url: z.string(), day: Day, count: z.number().int(), of: z.number().int() })),
    })
    .optional()
    .describe('signs that dates were not set when things were published'),
  firstSeen: z
    .array(z.object({ url: z.string(), title: z.string(), shown: Day, seen: Day }))
    .optional()
    .describe('pages that were first seen long after the date they show, from earlier inspections; absent: there is no history'),
  organParts: z
    .object({ pages: z.number().int(), elements: z.partialRecord(z.enum(organElements), z.object({ url: z.string(), quote: z.string() })) })
    .optional(),
  channels: z
    .object({
      forms: z.array(z.object({ url: z.string(), title: z.string() })).describe('pages with a form to ask or advise by'),
      links: z.array(z.object({ href: z.string(), text: z.string() })).describe('links by such names on the home page'),
    })
    .optional()
    .describe('ways to ask and advise; those for petitions and reports of misconduct left out'),
  rules: z
    .array(z.object({ title: z.string(), href: z.string() }))
    .optional()
    .describe('titles in the column of disclosure rules'),
};
