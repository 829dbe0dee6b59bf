/** Templates of self-reports (YAML): wording, sections, fonts, and what the office fills in. What a file leaves out is as shipped. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Day, type Language } from '../../checks/model/index.ts';
import { parseYaml, readYaml } from '../ledger/yaml-file.ts';
import { type StatementId, statementIds, statements } from './statements.ts';

const text = z.string().max(2000);
const texts = <Key extends string>(keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, text])) as Record<Key, typeof text>);
const count = z.number().int().min(0).max(500);

/** A text whose places are known. */
const wordingOf = (places: readonly string[]) =>
  text.superRefine((wording, context) => {
    for (const [, place] of wording.matchAll(/\{([^{}]{0,100})\}/g)) {
      if (places.includes(place!)) continue;
      const known = places.length > 0 ? places.map((one) => `{${one}}`).join(' ') : '—';
      context.addIssue({ code: 'custom', message: `没有 {${place}}，可用：${known} / there is no {${place}} here; known: ${known}` });
    }
  });

export const sectionIds = ['basics', 'methods', 'results', 'problems', 'mending', 'next', 'annual'] as const;
export type SectionId = (typeof sectionIds)[number];

const Sections = z.strictObject(Object.fromEntries(sectionIds.map((id) => [id, z.boolean()])) as Record<SectionId, z.ZodBoolean>);
const Office = z.strictObject({ issuer: text, number: text, addressees: text, date: z.union([Day, z.literal('')]) });
const Most = z.strictObject({ kinds: count, items: count, leaves: count });
const Fonts = texts(['title', 'body', 'heading', 'subheading', 'song', 'latin']);
const Headings = texts([
  ...sectionIds,
  ...(['course', 'indicators', 'open', 'overall', 'disclosed', 'applications', 'management', 'platform'] as const),
  ...(['supervision', 'reviews', 'annualProblems', 'other'] as const),
]);
const Columns = texts(['day', 'round', 'score', 'verdict', 'indicator', 'points', 'state']);
const Verdicts = texts(['qualified', 'unqualified', 'veto', 'open']);
const States = texts(['measured', 'partial', 'manual', 'unmeasured', 'na']);
const Hints = texts([
  ...(['organ', 'siteCode', 'people', 'rules', 'leaf', 'ledger', 'measure', 'plan'] as const),
  ...(['documents', 'applications', 'reviews', 'management', 'supervision', 'other'] as const),
]);
export type Hint = keyof z.infer<typeof Hints>;
const wordings = z.strictObject(
  Object.fromEntries(statementIds.map((id) => [id, wordingOf(statements[id])])) as Record<StatementId, ReturnType<typeof wordingOf>>,
);

export const SelfReportTemplate = z.strictObject({
  schema: z.literal('mingcha-self-report-1'),
  sections: Sections,
  office: Office,
  most: Most,
  fonts: Fonts,
  headings: Headings,
  columns: Columns,
  names: z.strictObject({ verdict: Verdicts, state: States }),
  blank: wordingOf(['how']).describe('how what is not known is marked'),
  hints: Hints,
  statements: wordings,
});
export type SelfReportTemplate = z.infer<typeof SelfReportTemplate>;

/** What a file of an office may say: any part of a template. */
const Changes = z.strictObject({
  schema: SelfReportTemplate.shape.schema,
  sections: Sections.partial().optional(),
  office: Office.partial().optional(),
  most: Most.partial().optional(),
  fonts: Fonts.partial().optional(),
  headings: Headings.partial().optional(),
  columns: Columns.partial().optional(),
  names: z.strictObject({ verdict: Verdicts.partial(), state: States.partial() }).partial().optional(),
  blank: SelfReportTemplate.shape.blank.optional(),
  hints: Hints.partial().optional(),
  statements: wordings.partial().optional(),
});

/** Where the shipped template is: to be copied and changed. */
export const templateFile = (language: Language): string =>
  fileURLToPath(new URL(`./templates/self-report.${language}.yaml`, import.meta.url));

/** The shipped template with what a file changes. Throws a Refusal that names every mistake with line and column. */
export function readTemplate(language: Language, file?: string): SelfReportTemplate {
  const own = templateFile(language);
  const shipped = parseYaml(readFileSync(own, 'utf8'), own, SelfReportTemplate);
  return file === undefined ? shipped : (overlay(shipped, readYaml(file, Changes)) as SelfReportTemplate);
}

function overlay(base: unknown, changes: unknown): unknown {
  if (!isRecord(base) || !isRecord(changes)) return changes === undefined ? base : changes;
  return Object.fromEntries(Object.keys(base).map((key) => [key, overlay(base[key], changes[key])]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
