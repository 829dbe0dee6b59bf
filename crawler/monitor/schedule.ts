/** When home pages are visited: a day has as many slots as visits, and each visit a moment of its slot that a seed decides. */
import { hashText } from '../../checks/facts/hash.ts';

export interface Schedule {
  /** Visits a day. */
  perDay: number;
  seed: string;
  /** Minutes of the site's clock from UTC. */
  offset: number;
}

const daySeconds = 86_400;
/** Share of a slot at either end in which nobody visits, so that two visits are never close. */
const margin = 0.1;

/** The day that a second since 1970 falls on in the site's own time, `YYYY-MM-DD`. */
export function dayOf(second: number, offset: number): string {
  return new Date((second + offset * 60) * 1000).toISOString().slice(0, 10);
}

/** The second since 1970 at which a day begins in the site's own time. */
export function startOfDay(day: string, offset: number): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 - offset * 60;
}

/**
 * The second at which a site is to be visited next: in the slot of `now` when nobody visited in it, else in the next one. A clock that was set
 * back or forth therefore costs no more than the slots it leapt over.
 */
export function nextVisit(schedule: Schedule, url: string, now: number, last: number | null): number {
  const slot = slotOf(schedule, now);
  const visited = last !== null && slotOf(schedule, last) === slot;
  return visited ? dueIn(schedule, url, slot + 1) : Math.max(now, dueIn(schedule, url, slot));
}

/** Slots are counted from 1970 in the site's own time, so that each lies within one day. */
function slotOf({ perDay, offset }: Schedule, second: number): number {
  const local = second + offset * 60;
  const day = Math.floor(local / daySeconds);
  return day * perDay + Math.floor(((local - day * daySeconds) * perDay) / daySeconds);
}

function dueIn({ perDay, seed, offset }: Schedule, url: string, slot: number): number {
  const chance = Number.parseInt(hashText(`${seed}\n${url}\n${slot}`).slice(0, 8), 16) / 2 ** 32;
  const at = margin + (1 - 2 * margin) * chance;
  const day = Math.floor(slot / perDay);
  return Math.ceil(day * daySeconds + ((slot - day * perDay + at) * daySeconds) / perDay) - offset * 60;
}

/** The end of so many whole days; what is left of the day of `now` comes on top. */
export function endOf(days: number, now: number, offset: number): number {
  const today = startOfDay(dayOf(now, offset), offset);
  return today + (days + (now > today ? 1 : 0)) * daySeconds;
}
