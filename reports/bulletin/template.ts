/** Templates of bulletins (YAML): wording, sections, fonts and what the office fills in. What a file leaves out is as shipped. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Day, type Language } from '../../checks/model/index.ts';
import { parseYaml, readYaml } from '../ledger/yaml-file.ts';
import { type StatementId, statementIds, statements } from './statements.ts';

/** Parts of a bulletin that may be left out, in their order. */
export const sectionIds = [
  'opening',
  'opening.index',
  'overview',
  'overview.levels',
  'overview.groups',
  'overview.mean',
  'overview.indicators',
  'overview.course',
  'overview.follow',
  'overview.best',
  'problems',
  'problems.vetoes',
  'problems.themes',
  'problems.organs',
  'demands',
  'ranking',
  'list',
  'figures',
  'record',
] as const;
export type SectionId = (typeof sectionIds)[number];

const mostOfText = 2000;
const text = z.string().max(mostOfText);

/** A wording whose places are known. */
const wordingOf = (id: StatementId) =>
  text.superRefine((wording, context) => {
    const places: readonly string[] = statements[id];
    for (const [, place] of wording.matchAll(/\{([^{}]{0,100})\}/g)) {
      if (places.includes(place!)) continue;
      const known = places.length > 0 ? places.map((one) => `{${one}}`).join(' ') : '—';
      context.addIssue({ code: 'custom', message: `没有 {${place}}，可用：${known} / there is no {${place}} here; known: ${known}` });
    }
  });

const wordings = z.strictObject(Object.fromEntries(statementIds.map((id) => [id, wordingOf(id)])) as Record<StatementId, typeof text>);

const Office = z.strictObject({
  issuer: text.describe('发文机关署名; blank: left free'),
  letterhead: text.describe('发文机关标志, red at the top of the first page; blank: none, for paper that has it printed'),
  number: text.describe('发文字号: 某政办发〔2026〕12号; blank: the place is left free'),
  place: text.describe('whose sites: 全市, 某某县'),
  addressees: text.describe('主送机关, with its colon'),
  date: z.union([Day, z.literal('')]).describe('成文日期; blank: the place is left free, and deadlines are told in days'),
  basis: text.describe('the documents it stands on; blank: the sources of the index'),
  reportTo: text.describe('where the organs report'),
  copies: text.describe('抄送'),
  evidenceUrl: z
    .union([z.url({ protocol: /^https?$/ }), z.literal('')])
    .describe('where the evidence of inspections can be looked at; blank: nowhere, and lists name it without a link'),
  printedBy: text.describe('印发机关; blank: the issuer'),
  printedOn: z.union([Day, z.literal('')]).describe('印发日期; blank: the date'),
});
export type Office = z.infer<typeof Office>;

const Deadline = z.strictObject({
  workingDays: z.number().int().min(1).max(250).describe('工作日 from the date on'),
});

/** How much is named; the rest is counted. */
const Most = z.strictObject({
  vetoes: z.number().int().min(0).max(200),
  themes: z.number().int().min(0).max(20),
  checks: z.number().int().min(0).max(30).describe('of a theme'),
  examples: z.number().int().min(0).max(10).describe('of a check'),
  organs: z.number().int().min(0).max(500).describe('in the sentence of organs'),
  names: z.number().int().min(0).max(50).describe('sites named in a sentence'),
  listed: z.number().int().min(0).max(12).describe('problems of one organ in the attachment'),
  rows: z.number().int().min(0).max(20_000).describe('rows of the attached list in all'),
});

const Names = z.strictObject({
  level: z.strictObject({ ministry: text, province: text, city: text, county: text, township: text }),
  kind: z.strictObject({ portal: text, department: text, 'platform-unit': text }),
  verdict: z.strictObject({ qualified: text, unqualified: text, veto: text, open: text, none: text }),
});

const Layout = z.strictObject({
  attachment: text,
  colon: text,
  copies: text,
  blankNumber: text,
  blankDate: text,
  printed: text.describe('after the date of printing: 印发'),
  list: text.describe('between things in a row'),
  clause: text.describe('between clauses'),
  more: text.describe('after names, where there are more: 等{count}家'),
  listName: text.describe('what the list is called where it is not attached'),
  one: text.describe('the office, where no issuer is given'),
  tied: text,
  up: text,
  down: text,
  same: text,
});
export type LayoutWords = z.infer<typeof Layout>;

const Columns = z.strictObject({
  ...{ number: text, rank: text, site: text, organ: text, score: text, verdict: text, course: text, reason: text },
  ...{ check: text, problem: text, page: text, kind: text, inOperation: text, checked: text, qualified: text, unqualified: text },
  ...{ open: text, rate: text, theme: text, findings: text, sites: text, round: text, mean: text, total: text },
  ...{ new: text, still: text, back: text, mended: text, unseen: text },
});

const Fonts = z.strictObject({ title: text, body: text, heading: text, subheading: text, song: text, latin: text });

export const Template = z.strictObject({
  schema: z.literal('mingcha-bulletin-1'),
  sections: z.strictObject(Object.fromEntries(sectionIds.map((id) => [id, z.boolean()])) as Record<SectionId, z.ZodBoolean>),
  office: Office,
  deadline: Deadline,
  most: Most,
  fonts: Fonts,
  names: Names,
  layout: Layout,
  columns: Columns,
  statements: wordings,
});
export type Template = z.infer<typeof Template>;

/** What a file of an office may say: any part of a template. */
const Changes = z.strictObject({
  schema: Template.shape.schema,
  sections: Template.shape.sections.partial().optional(),
  office: Office.partial().optional(),
  deadline: Deadline.partial().optional(),
  most: Most.partial().optional(),
  fonts: Fonts.partial().optional(),
  names: z
    .strictObject({
      level: Names.shape.level.partial(),
      kind: Names.shape.kind.partial(),
      verdict: Names.shape.verdict.partial(),
    })
    .partial()
    .optional(),
  layout: Layout.partial().optional(),
  columns: Columns.partial().optional(),
  statements: wordings.partial().optional(),
});

const shipped = new Map<Language, Template>();

/** The template as shipped. */
export function shippedTemplate(language: Language): Template {
  const known = shipped.get(language);
  if (known) return known;
  const file = templateFile(language);
  const template = parseYaml(readFileSync(file, 'utf8'), file, Template);
  shipped.set(language, template);
  return template;
}

/** Where the shipped template is: to be copied and changed. */
const templateFile = (language: Language, name = 'quarterly'): string =>
  fileURLToPath(new URL(`./templates/${name}.${language}.yaml`, import.meta.url));

/** Templates that come with the product, beside the quarterly bulletin. */
const named = ['evaluation'];

/** The shipped template with what a file changes, or another shipped one by its name. Throws a Refusal that names every mistake with line and column. */
export function readTemplate(language: Language, file?: string): Template {
  const base = shippedTemplate(language);
  if (file === undefined) return base;
  const path = named.includes(file) ? templateFile(language, file) : file;
  return overlay(base, readYaml(path, Changes)) as Template;
}

/** Records laid over each other, key by key. */
function overlay(base: unknown, changes: unknown): unknown {
  if (!isRecord(base) || !isRecord(changes)) return changes === undefined ? base : changes;
  return Object.fromEntries(Object.keys(base).map((key) => [key, overlay(base[key], changes[key])]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
