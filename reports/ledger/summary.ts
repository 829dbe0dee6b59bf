/** The weekly summary (周五汇总): per organ and over all, what came, what was done, what is late, and what falls due next week. */
import { addDays, isWorkingDay } from '../../checks/calendar.ts';
import type { Bilingual } from '../../checks/model/index.ts';
import { within } from './deadlines.ts';
import type { Opened } from './desk.ts';
import { dayOfMoment } from './moments.ts';
import type { State } from './states.ts';

/** Events of the days of the summary, and how things stand on the last of them. */
export interface Counts {
  /** Not closed, on the last day. */
  open: number;
  opened: number;
  reopened: number;
  deployed: number;
  answered: number;
  submitted: number;
  closed: number;
  /** Closed because the appeal was right. */
  upheld: number;
  returned: number;
  /** By level: first, second, third warnings. */
  warnings: number[];
  extensionsAsked: number;
  extensionsGranted: number;
  appealed: number;
  appealsDecided: number;
  /** On the last day. */
  overdue: number;
  supervised: number;
  dueNext: number;
  /** Of all that were ever opened, closed on the last day. */
  total: number;
  done: number;
}

/** One item as the lists of the summary name it. */
export interface Line {
  number: number;
  organ: string;
  title: Bilingual;
  site: string | null;
  url: string | null;
  state: State;
  due: string | null;
  over: number;
}

export interface Summary {
  schema: 'mingcha-ledger-summary-1';
  from: string;
  to: string;
  nextFrom: string;
  nextTo: string;
  overall: Counts;
  organs: { organ: string; counts: Counts }[];
  overdue: Line[];
  supervised: Line[];
  dueNext: Line[];
  extensions: (Line & { until: string; plan: string; by: string })[];
  appeals: (Line & { text: string; by: string })[];
  reminders: Line[];
  /** Lists are cut at so many lines; the counts are whole. */
  most: number;
}

const linesListed = 1000;

/** The day on which the week's summary is written: its Friday, or the last working day before when that is a holiday; null when the week has none. */
export function summaryDay(day: string): string | null {
  const friday = addDays(day, 5 - (new Date(day).getUTCDay() || 7));
  for (let at = friday; at > addDays(friday, -5); at = addDays(at, -1)) if (isWorkingDay(at)) return at;
  return null;
}

/** The days that the summary of a day speaks of: since the one before, up to this one; on a day without one, up to the last. */
export function weekOf(day: string): { from: string; to: string } {
  const due = summaryDay(day);
  const to = due !== null && due < day ? due : day;
  for (let week = addDays(to, -7); ; week = addDays(week, -7)) {
    const last = summaryDay(week);
    if (last !== null) return { from: addDays(last, 1), to };
  }
}

/** Sums up the days from `from` to `to`. `items`: as they stood in the evening of `to`. */
export async function summarize(items: AsyncIterable<Opened>, { from, to }: { from: string; to: string }): Promise<Summary> {
  const organs = new Map<string, Counts>();
  const overall = none();
  const nextTo = addDays(to, 7);
  const summary: Summary = {
    ...{ schema: 'mingcha-ledger-summary-1', from, to, nextFrom: addDays(to, 1), nextTo, overall },
    ...{ organs: [], overdue: [], supervised: [], dueNext: [], extensions: [], appeals: [], reminders: [], most: linesListed },
  };
  for await (const opened of items) {
    const { standing, entry, due, over } = opened;
    const { organ } = standing;
    const counts = organs.get(organ) ?? none();
    organs.set(organ, counts);
    const open = standing.state !== 'closed';
    for (const one of [counts, overall]) {
      one.total++;
      if (open) one.open++;
      else one.done++;
      if (over > 0) one.overdue++;
      if (open && standing.supervised) one.supervised++;
      if (within(due, to, 7)) one.dueNext++;
      for (const event of entry.events) if (dayOfMoment(event.at) >= from) count(one, event);
    }
    const line = lineOf(opened);
    const put = <Listed extends Line>(list: Listed[], listed: Listed): void => void (list.length < linesListed && list.push(listed));
    if (over > 0) put(summary.overdue, line);
    if (open && standing.supervised) put(summary.supervised, line);
    if (within(due, to, 7)) put(summary.dueNext, line);
    const { asked } = standing.extension;
    if (open && asked) put(summary.extensions, { ...line, until: asked.until, plan: asked.plan, by: asked.by });
    if (standing.appeal) put(summary.appeals, { ...line, text: standing.appeal.text, by: standing.appeal.by });
    if (open && standing.remindersDue > 0) put(summary.reminders, line);
  }
  summary.organs = [...organs].map(([organ, counts]) => ({ organ, counts })).sort((a, b) => byText(a.organ, b.organ));
  const byDue = (a: Line, b: Line): number => byText(a.due ?? '', b.due ?? '') || a.number - b.number;
  summary.overdue.sort((a, b) => b.over - a.over || a.number - b.number);
  summary.dueNext.sort(byDue);
  return summary;
}

function none(): Counts {
  return {
    ...{ open: 0, opened: 0, reopened: 0, deployed: 0, answered: 0, submitted: 0, closed: 0, upheld: 0, returned: 0, warnings: [0, 0, 0] },
    ...{
      extensionsAsked: 0,
      extensionsGranted: 0,
      appealed: 0,
      appealsDecided: 0,
      overdue: 0,
      supervised: 0,
      dueNext: 0,
      total: 0,
      done: 0,
    },
  };
}

function count(counts: Counts, { kind, data }: Opened['entry']['events'][number]): void {
  switch (kind) {
    case 'opened':
    case 'reopened':
    case 'deployed':
    case 'answered':
    case 'submitted':
    case 'closed':
    case 'appealed':
      counts[kind]++;
      break;
    case 'rechecked':
      if (data.result === 'present') counts.returned++;
      break;
    case 'warned':
      counts.warnings[data.level - 1] = (counts.warnings[data.level - 1] ?? 0) + 1;
      break;
    case 'extension-asked':
      counts.extensionsAsked++;
      break;
    case 'extension-decided':
      if (data.granted) counts.extensionsGranted++;
      break;
    case 'appeal-decided':
      counts.appealsDecided++;
      if (data.upheld) counts.upheld++;
  }
}

export function lineOf({ number, standing: { item, organ, state }, due, over }: Opened): Line {
  const { title, site, finding } = item;
  return { number, organ, title, site: site?.name ?? null, url: finding?.url ?? site?.url ?? null, state, due, over };
}

/** Order of texts that is the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
