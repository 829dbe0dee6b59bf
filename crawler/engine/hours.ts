/** Hours in which a site may be asked: at night it serves nobody else. */

export interface Hours {
  /** Minutes after midnight; the end may lie on the next day. */
  from: number;
  to: number;
}

/** `20:00-07:00` → hours; null for anything else, and for a window without length. */
export function readHours(text: string): Hours | null {
  const found = /^([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  if (!found) return null;
  const [h1, m1, h2, m2] = found.slice(1).map(Number) as [number, number, number, number];
  const hours = { from: h1 * 60 + m1, to: h2 * 60 + m2 };
  return hours.from === hours.to ? null : hours;
}

const day = 24 * 60 * 60_000;

/** Milliseconds from `now` until the hours begin; 0 within them. `offset` is that of the site's clock from UTC, in minutes. */
export function untilOpen({ from, to }: Hours, now: number, offset: number): number {
  const at = (((now + offset * 60_000) % day) + day) % day;
  const begin = from * 60_000;
  const end = to * 60_000;
  const within = begin < end ? at >= begin && at < end : at >= begin || at < end;
  return within ? 0 : (begin - at + day) % day;
}
