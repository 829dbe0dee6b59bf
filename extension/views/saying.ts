/** How findings, dates and places are named on screen. */
import { type LegalSource, sources } from '../../checks/knowledge/legal-documents.ts';
import { translateBasis } from '../../checks/knowledge/sources.ts';
import { terms } from '../../checks/knowledge/terms.ts';
import type { Finding, Interval, Language } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';

const titles = new Map(checks.map(({ id, title }) => [id, title]));

export const titleOf = (check: string, language: Language): string => titles.get(check)?.[language] ?? check;
export const termOf = (name: string, value: string, language: Language): string => terms[name]?.[value]?.[language] ?? value;

/** An article of law as it is cited, with the address of the official text where we know it. */
export function citationOf(basis: string, language: Language): { text: string; href: string | null } {
  const source = Object.values<LegalSource>(sources).find(({ title }) => basis.startsWith(`《${title['zh-CN']}》`));
  return { text: translateBasis(basis, language), href: source?.url ?? null };
}

export interface Group {
  check: string;
  basis: string[];
  findings: { number: number; finding: Finding }[];
}

const order: Finding['outcome'][] = ['fail', 'review', 'error', 'na', 'pass'];

/** Findings by check, wrong ones first, numbered through in the order in which they are shown. */
export function groupFindings(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.check);
    if (group) group.push(finding);
    else groups.set(finding.check, [finding]);
  }
  const worst = (group: Finding[]): number => group.reduce((least, { outcome }) => Math.min(least, order.indexOf(outcome)), order.length);
  const sorted = [...groups].sort(([, a], [, b]) => worst(a) - worst(b));
  let number = 0;
  return sorted.map(([check, group]) => ({
    check,
    basis: group[0]!.basis,
    findings: group.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome)).map((finding) => ({ number: ++number, finding })),
  }));
}

/** Points with two decimals at most. */
export const writeNumber = (value: number): string => String(Math.round(value * 100) / 100 || 0);

/** `82` or `82–90`. */
export const writeInterval = ({ low, high }: Interval): string =>
  low === high ? writeNumber(low) : `${writeNumber(low)}–${writeNumber(high)}`;

/** Whole days between two days. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The address if it may be opened from a view. */
export const safeHref = (address: string): string | undefined =>
  /^https?:\/\//i.test(address) && address.length < 8000 ? address : undefined;

/** Date and time as people write them here, without seconds. */
export const writeTime = (at: string, language: Language): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(date);
};
