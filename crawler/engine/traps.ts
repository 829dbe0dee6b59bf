/** Addresses that a site makes up without end: calendars, sorted and filtered lists, paths that repeat themselves. */

const maxLength = 2000;
const maxSegments = 25;
/** Times that one segment may stand in a path. */
const maxRepeats = 3;

/** Whether an address is itself a sign of a trap: longer than servers and browsers agree on, or a path that repeats itself. */
export function isTrap(url: string): boolean {
  if (url.length > maxLength) return true;
  const path = url.split(/[?#]/, 1)[0]!.split('/').slice(3);
  if (path.length > maxSegments) return true;
  if (path.length <= maxRepeats) return false;
  const seen = new Map<string, number>();
  for (const segment of path) {
    if (segment === '') continue;
    const times = (seen.get(segment) ?? 0) + 1;
    // folders by date repeat their numbers: /2024/01/01/
    if (times > maxRepeats && !/^\d{1,4}$/.test(segment)) return true;
    seen.set(segment, times);
  }
  return false;
}

/** Most addresses of one form, by how many parameters vary: one or two name articles, more are permutations of a search. */
const capBySize = [Number.POSITIVE_INFINITY, 20_000, 5000, 500, 200] as const;
const calendarCap = 200;
const calendar = /(?:^|_)(?:date|day|month|year|cal|calendar|rq|nian|yue)$/i;
const formsKept = 100_000;

/** The form of an address with a query: numbers and values left out, parameter names in order. Undefined where there is no query. */
function formOf(url: string): { form: string; cap: number } | undefined {
  const at = url.indexOf('?');
  if (at < 0) return undefined;
  const names = [...new Set(new URLSearchParams(url.slice(at + 1)).keys())].sort();
  const cap = names.some((name) => calendar.test(name)) ? calendarCap : capBySize[Math.min(names.length, capBySize.length - 1)]!;
  return { form: `${url.slice(0, at).replace(/\d+/g, '0')}?${names.join('&')}`, cap };
}

export interface FormCounter {
  /** Counts an address; false when its form has had its share. */
  admit(url: string): boolean;
}

/** Counts addresses by form, in the order they are handed over. Bounded: forms beyond 100,000 share one count. */
export function createFormCounter(): FormCounter {
  const counts = new Map<string, number>();
  return {
    admit(url) {
      const found = formOf(url);
      if (!found) return true;
      const key = counts.has(found.form) || counts.size < formsKept ? found.form : '';
      const count = (counts.get(key) ?? 0) + 1;
      if (count > found.cap) return false;
      counts.set(key, count);
      return true;
    },
  };
}
