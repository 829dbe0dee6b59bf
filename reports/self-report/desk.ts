/** What the sections of a self-report are written with. */
import type { Finding, Language, Scorecard } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import { writeDay } from '../bulletin/desk.ts';
import { type Block, wording } from '../bulletin/pieces.ts';
import type { SelfReportInput } from './model.ts';
import type { StatementId } from './statements.ts';
import type { Hint, SelfReportTemplate } from './template.ts';

export interface Desk {
  input: SelfReportInput;
  template: SelfReportTemplate;
  language: Language;
  card: Scorecard;
  /** A sentence of the template with its places filled; empty where the template leaves it out. */
  say(id: StatementId, values?: Record<string, string | number>): string;
  blank(hint: Hint): string;
  titleOf(check: string): string;
  /** A day, written out. */
  day(day: string): string;
}

export function openDesk(input: SelfReportInput, template: SelfReportTemplate, language: Language): Desk {
  const titles = new Map(checks.map(({ id, title }) => [id, title[language]]));
  return {
    ...{ input, template, language, card: input.results.at(-1)!.scorecard },
    say: (id, values = {}) => template.statements[id].replace(/\{(\w+)\}/g, (_, place: string) => String(values[place] ?? '')),
    blank: (hint) => template.blank.replaceAll('{how}', template.hints[hint]),
    day: (day) => writeDay(day, language),
    titleOf: (check) => titles.get(check) ?? check,
  };
}

export const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', level, text: [wording(text)] });
/** Paragraphs; sentences that the template leaves out leave nothing. */
export const bodies = (...texts: string[]): Block[] =>
  texts.filter((text) => text.trim() !== '').map((text) => ({ kind: 'body', text: [wording(text.trim())] }));
/** Failing findings by check, the most frequent first. */
export function kindsOf(findings: readonly Finding[]): { check: string; findings: Finding[] }[] {
  const byCheck = Map.groupBy(
    findings.filter(({ outcome }) => outcome === 'fail'),
    ({ check }) => check,
  );
  return [...byCheck]
    .map(([check, of]) => ({ check, findings: of }))
    .sort((a, b) => b.findings.length - a.findings.length || (a.check < b.check ? -1 : 1));
}
