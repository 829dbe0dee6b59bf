/**
 * Statutory clocks, each with the days between which its rule binds. Working days (工作日) and calendar dates are told apart by name.
 */
import { addDays, addMonths } from '../calendar.ts';
import type { Bilingual, SiteProfile } from '../model/index.ts';
import { sources } from './legal-documents.ts';
import { cite, type PlaceId } from './sources.ts';

interface Clock {
  place: PlaceId;
  effective_from: string;
  effective_to: string | null;
}

interface PublicationClock extends Clock {
  /** Working days after the information came to be. */
  workingDays: number;
  /** Bound in one city only. */
  local?: true;
}

const span = (id: keyof typeof sources) => ({ effective_from: sources[id].effective_from, effective_to: sources[id].effective_to });

/** How soon information must be published after it came to be (2007: article 18, 2019: article 26). */
export const publicationClocks: readonly PublicationClock[] = [
  { ...span('wuhan-2004'), place: 'termWuhan2004', workingDays: 15, local: true },
  { ...span('regulation-2007'), place: 'term2007', workingDays: 20 },
  { ...span('regulation-2019'), place: 'term2019', workingDays: 20 },
];

/** The clock for information that came to be on a day; undefined before national law had one. */
export function publicationClockOn(day: string): PublicationClock | undefined {
  return publicationClocks.find((clock) => !clock.local && binds(clock, day));
}

/** Who a report speaks for: a government as a whole, or one of its departments (or a township, whose report is due with theirs). */
export type ReportingBody = 'government' | 'department';

interface ReportClock extends Clock {
  /** Last day of publication in the year after the one reported on, `MM-DD`. */
  due: Record<ReportingBody, string>;
}

/** When the annual report of a year is due (2007: article 31; 2019: article 49). */
export const reportClocks: readonly ReportClock[] = [
  { ...span('regulation-2007'), place: 'annual2007', due: { government: '03-31', department: '03-31' } },
  { ...span('regulation-2019'), place: 'annual2019', due: { government: '03-31', department: '01-31' } },
];

/** Last day to publish the report on a year, with the rule in force on that day; undefined when no rule was. */
export function reportDue(year: number, body: ReportingBody): { date: string; rule: Bilingual } | undefined {
  for (const clock of reportClocks) {
    const date = `${year + 1}-${clock.due[body]}`;
    if (binds(clock, date)) return { date, rule: cite(clock.place) };
  }
  return undefined;
}

/** Names of governments as a whole; any other organ counts as a department when its name ends like one. */
const governmentName = /(?:人民政府|省政府|市政府|县政府|区政府|政府网|门户网站?)(?:门户|网站|网|办公厅|办公室|办)*$/;
const townshipName = /(?:镇|乡|街道)(?:人民政府|办事处|政府)?(?:网站|网)?$/;
const departmentName = /(?:局|委|委员会|厅|办|办公室|部|署|院|行|社|处|中心|队|站|所|馆|会|学院|学校)(?:门户|政务|信息|官方)*(?:网站|网)?$/;

/** Courts, procuratorates, congresses and conferences are no administrative organs: the Regulation does not bind their reports (articles 2 and 49). */
export const otherPowers = /(?:法院|检察院|人大(?:常委会)?(?:办公室)?|人民代表大会(?:常务委员会)?|政协|政治协商会议.{0,20}委员会)$/;

/** Who publishes, by the profile where it says, else by a name; null when neither tells. */
export function reportingBodyOf(name: string, profile: SiteProfile): ReportingBody | null {
  if (profile.level === 'township' || profile.level === 'ministry') return 'department';
  if (profile.kind) return profile.kind === 'portal' ? 'government' : 'department';
  const plain = name.replace(/[\s“”"'《》]/g, '');
  if (townshipName.test(plain)) return 'department';
  if (governmentName.test(plain)) return 'government';
  return departmentName.test(plain) ? 'department' : null;
}

/** Oldest day an update may have and still keep a limit of days or months, seen from a day. */
export function oldestAllowed(asOf: string, limit: { days: number } | { months: number }): string {
  return 'days' in limit ? addDays(asOf, -limit.days) : addMonths(asOf, -limit.months);
}

function binds({ effective_from, effective_to }: Clock, day: string): boolean {
  return day >= effective_from && (effective_to === null || day <= effective_to);
}
