/** Cron terms: read by croner, by the clock of the office, and said in words. */
import { Cron } from 'croner';
import type { Bilingual } from '../../checks/model/index.ts';
import { type Hours, untilOpen } from '../engine/hours.ts';

/** The clock that all terms are read by. */
export const timeZone = 'Asia/Shanghai';
/** Minutes that it is ahead of UTC; it has no summer time. */
const offset = 480;

/** Terms of five fields (minute hour day month weekday), or six with seconds before them. Returns why it is none; null when it is one and ever comes. */
export function faultOf(cron: string): Bilingual | null {
  const fields = cron.trim().split(/\s+/).length;
  if (cron.length > 100 || (!cron.trim().startsWith('@') && fields !== 5 && fields !== 6))
    return {
      'zh-CN': `应有 5 段（分 时 日 月 周，如 "0 17 * * 5" 为每周五 17:00），现有 ${fields} 段`,
      en: `five fields are wanted (minute hour day month weekday; "0 17 * * 5" is every Friday at 17:00), there are ${fields}`,
    };
  try {
    if (new Cron(cron, { timezone: timeZone, mode: 'auto' }).nextRun() !== null) return null;
    return { 'zh-CN': '这样的时刻不会再来', en: 'such a moment never comes' };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { 'zh-CN': `无法识别：${words}`, en: words };
  }
}

/** The first due moment after one; null when none comes. Milliseconds since 1970. */
export function nextDue(cron: string, after: number): number | null {
  return new Cron(cron, { timezone: timeZone }).nextRun(new Date(after))?.getTime() ?? null;
}

/** When a run for a due moment may begin: then, or when the window opens. */
export function opening(due: number, hours: Hours | null): number {
  return hours === null ? due : due + untilOpen(hours, due, offset);
}

/** Due moments counted at most. */
const mostCounted = 1000;

/** The run that is owed. */
export interface Owed {
  /** The last moment of the terms that a run may begin for by now, and when it might have begun. */
  due: number;
  start: number;
  /** Runs that might have begun before it and did not. */
  missed: number;
}

/** What is owed of the due moments after one and until another; null when nothing is, or not yet. */
export function owedBetween(cron: string, hours: Hours | null, after: number, until: number): Owed | null {
  const terms = new Cron(cron, { timezone: timeZone });
  let owed: Owed | null = null;
  for (let at = after, count = 0; ; count++) {
    let due = terms.nextRun(new Date(at))?.getTime();
    // too many to count: the last one is near the end
    if (count >= mostCounted) due = terms.previousRuns(1, new Date(until + 1))[0]?.getTime() ?? due;
    if (due === undefined || due > until) return owed;
    const start = opening(due, hours);
    if (start > until) return owed;
    const missed: number = owed === null ? 0 : start === owed.start ? owed.missed : owed.missed + 1;
    owed = { due, start, missed };
    if (count >= mostCounted) return owed;
    at = due;
  }
}

/** Whether runs may begin at a moment. */
export function isOpen(hours: Hours | null, at: number): boolean {
  return opening(at, hours) === at;
}

/** The next moments at which runs would begin. */
export function nextStarts(cron: string, hours: Hours | null, after: number, count: number): number[] {
  const starts: number[] = [];
  for (let at: number | null = nextDue(cron, after); at !== null && starts.length < count; at = nextDue(cron, at)) {
    const start = opening(at, hours);
    if (start !== starts.at(-1)) starts.push(start);
    // within one window all wait for the same moment
    if (start > at) at = start - 1;
  }
  return starts;
}

/** `2026-10-09（周五）17:00`, by the clock of the office. */
export function sayMoment(at: number): Bilingual {
  const local = new Date(at + offset * 60_000);
  const [day, time] = local.toISOString().split('T') as [string, string];
  const clock = time.slice(0, local.getUTCSeconds() === 0 ? 5 : 8);
  const weekday = local.getUTCDay();
  return { 'zh-CN': `${day}（周${weekdays[weekday]![0]}）${clock}`, en: `${weekdays[weekday]![1].slice(0, 3)} ${day} ${clock}` };
}

const weekdays: readonly [string, string][] = [
  ['日', 'Sunday'],
  ['一', 'Monday'],
  ['二', 'Tuesday'],
  ['三', 'Wednesday'],
  ['四', 'Thursday'],
  ['五', 'Friday'],
  ['六', 'Saturday'],
];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const nicknames: Record<string, string> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

/** Terms in words: `每周五 17:00`, “every Friday at 17:00”. What has no plain words is said field by field. */
export function sayCron(cron: string): Bilingual {
  const written = (nicknames[cron.trim()] ?? cron).trim().toUpperCase().split(/\s+/);
  const [second, minute, hour, day, month, weekday] = (written.length === 5 ? ['0', ...written] : written) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const when = sayDays(day, month, weekday);
  const time = sayTimes(second, minute, hour);
  if (!when || !time) return { 'zh-CN': `按 cron “${cron}”`, en: `by cron “${cron}”` };
  const often = time.repeated && when.daily;
  return {
    'zh-CN': often ? time.words['zh-CN'] : `${when.words['zh-CN']}${time.repeated ? '' : ' '}${time.words['zh-CN']}`,
    en: often ? time.words.en : time.repeated ? `${time.words.en} ${when.words.en}` : `${when.words.en} at ${time.words.en}`,
  };
}

const list = (items: readonly string[]): Bilingual => ({ 'zh-CN': items.join('、'), en: items.join(', ') });

function sayTimes(second: string, minute: string, hour: string): { words: Bilingual; repeated: boolean } | null {
  const say = (zh: string, en: string) => ({ words: { 'zh-CN': zh, en }, repeated: true });
  const every = (field: string): number | null =>
    field === '*' ? 1 : /^(?:\*|0)\/(\d+)$/.test(field) ? Number(field.split('/')[1]) : null;
  const per = (count: number, zh: string, en: string) =>
    say(`每${count === 1 ? '' : ` ${count} `}${zh}`, count === 1 ? `every ${en}` : `every ${count} ${en}s`);
  const seconds = every(second);
  if (seconds !== null && minute === '*' && hour === '*') return per(seconds, '秒', 'second');
  if (!/^\d+$/.test(second)) return null;
  const minutes = every(minute);
  if (minutes !== null && second === '0') {
    const within = numbersOf(hour, 23);
    if (hour === '*') return per(minutes, minutes === 1 ? '分钟' : '分钟', 'minute');
    if (!within) return null;
    const of = per(minutes, '分钟', 'minute').words;
    return say(`${within.map((one) => `${one}时`).join('、')}内${of['zh-CN']}`, `${of.en} in the hours ${within.join(', ')}`);
  }
  const at = numbersOf(minute, 59);
  if (!at || at.length > 6) return null;
  const hours = every(hour);
  const two = (value: number): string => String(value).padStart(2, '0');
  const tail = second === '0' ? '' : `:${two(Number(second))}`;
  if (hours !== null) {
    const past = at.map((one) => `${two(one)}${tail}`);
    const each = hours === 1 ? ['每小时', 'every hour'] : [`每 ${hours} 小时`, `every ${hours} hours`];
    return say(`${each[0]}的 ${past.join('、')} 分`, `${each[1]} at :${past.join(', :')}`);
  }
  const of = numbersOf(hour, 23);
  if (!of || of.length * at.length > 12) return null;
  return { words: list(of.flatMap((h) => at.map((m) => `${two(h)}:${two(m)}${tail}`))), repeated: false };
}

function sayDays(day: string, month: string, weekday: string): { words: Bilingual; daily: boolean } | null {
  const inMonths = month === '*' ? null : numbersOf(named(month, monthNames), 12);
  if (month !== '*' && !inMonths) return null;
  const zhMonths = inMonths ? `${inMonths.map((one) => `${one}月`).join('、')}` : '';
  const enMonths = inMonths ? ` in ${inMonths.map((one) => months[one - 1]).join(', ')}` : '';
  if (day === '*' && weekday === '*')
    return {
      words: inMonths ? { 'zh-CN': `${zhMonths}每天`, en: `every day${enMonths}` } : { 'zh-CN': '每天', en: 'every day' },
      daily: !inMonths,
    };
  if (day === '*') {
    const nth = /^(\w+)#([1-5]|L)$/.exec(named(weekday, dayNames));
    const on = numbersOf(nth ? nth[1]! : named(weekday, dayNames), 7)?.map((one) => one % 7);
    if (!on) return null;
    if (nth) {
      const place =
        nth[2] === 'L'
          ? ['最后一个', 'last']
          : [`第${'一二三四五'[Number(nth[2]) - 1]}个`, ['first', 'second', 'third', 'fourth', 'fifth'][Number(nth[2]) - 1]];
      return {
        words: {
          'zh-CN': `${zhMonths || '每月'}${place[0]}周${weekdays[on[0]!]![0]}`,
          en: `the ${place[1]} ${weekdays[on[0]!]![1]} of ${inMonths ? inMonths.map((one) => months[one - 1]).join(', ') : 'every month'}`,
        },
        daily: false,
      };
    }
    const work = on.length === 5 && [1, 2, 3, 4, 5].every((one) => on.includes(one));
    const zh = work ? '周一至周五' : on.map((one) => `周${weekdays[one]![0]}`).join('、');
    const en = work ? 'Monday to Friday' : on.map((one) => weekdays[one]![1]).join(', ');
    return { words: { 'zh-CN': `${zhMonths}每${zh}`, en: `every ${en}${enMonths}` }, daily: false };
  }
  if (weekday !== '*') return null;
  const last = day === 'L';
  const dates = last ? null : numbersOf(day, 31);
  if (!last && !dates) return null;
  const zhDates = last ? '最后一天' : dates!.map((one) => `${one}日`).join('、');
  const enDates = last ? 'last day' : `${dates!.length > 1 ? 'days' : 'day'} ${dates!.join(', ')}`;
  return {
    words: {
      'zh-CN': `${zhMonths || '每月'}${zhDates}`,
      en: `${enDates} of ${inMonths ? inMonths.map((one) => months[one - 1]).join(', ') : 'every month'}`,
    },
    daily: false,
  };
}

const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const monthNames = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const named = (field: string, names: readonly string[]): string =>
  field.replace(/[A-Z]{3}/g, (word) => {
    const at = names.indexOf(word);
    return at < 0 ? word : String(at);
  });

/** The numbers of a field that lists some: `1,4,7` and `1-5`; null for anything else. */
function numbersOf(field: string, most: number): number[] | null {
  const numbers: number[] = [];
  for (const part of field.split(',')) {
    const found = /^(\d{1,2})(?:-(\d{1,2}))?(?:\/(\d{1,2}))?$/.exec(part);
    if (!found || (found[3] && !found[2])) return null;
    const from = Number(found[1]);
    const to = Number(found[2] ?? from);
    const step = Number(found[3] ?? 1);
    if (to > most || to < from || step === 0) return null;
    for (let at = from; at <= to; at += step) numbers.push(at);
  }
  return [...new Set(numbers)].sort((a, b) => a - b);
}
