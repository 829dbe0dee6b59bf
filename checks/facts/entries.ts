/**
 * Entries of lists as numbers: a large site shows a million of them, mostly the same addresses and titles again and again. Each text is kept
 * once, an entry takes twelve bytes.
 */
import { targetOf } from './address.ts';

/** A dated or undated entry of a column. */
export interface Row {
  href: string;
  title: string;
  date: string | null;
  /** Whether the column's own list shows a date beside it; undefined where that list does not show it at all. */
  shown?: boolean;
}

/** The entries of one column, each once. */
export interface EntrySet {
  readonly size: number;
  /** Adds an entry; `shown` where it stands in the column's own list. One that is there already is completed by it. */
  put(entry: number, shown?: boolean): void;
  /** In the order in which they were first added. */
  values(): IterableIterator<Row>;
}

export interface Entries {
  /** Keeps an entry and returns its number. */
  add(href: string, title: string, date: string | null): number;
  read(entry: number): Row;
  createSet(): EntrySet;
}

/** Entries in one block of numbers. */
const blockLength = 16_384;
const fields = 3;
/** Titles that a list has cut name less than what is known. */
const cutTitle = /(?:\.{2,}|…)$/;
const shownCodes = [undefined, false, true] as const;

/** Starts without entries. */
export function createEntries(): Entries {
  const ids = new Map<string, number>();
  const texts: string[] = [];
  const keys: (number | undefined)[] = [];
  const blocks: Int32Array[] = [];
  let count = 0;

  const idOf = (text: string): number => {
    let id = ids.get(text);
    if (id === undefined) {
      id = texts.length;
      ids.set(text, id);
      texts.push(text);
    }
    return id;
  };
  const put = (href: number, title: number, date: number): number => {
    const at = count % blockLength;
    if (at === 0) blocks.push(new Int32Array(blockLength * fields));
    blocks.at(-1)!.set([href, title, date], at * fields);
    count += 1;
    return count - 1;
  };
  const field = (entry: number, at: number): number => blocks[Math.floor(entry / blockLength)]![(entry % blockLength) * fields + at]!;
  /** The same for entries of one address; what only script leads on from is told apart by its title. */
  const keyOf = (entry: number): number => {
    const href = field(entry, 0);
    if (texts[href] === '') return idOf(`${texts[field(entry, 2)]} ${texts[field(entry, 1)]}`);
    keys[href] ??= idOf(targetOf(texts[href]!).replace(/^https?:\/\/(?:www\.)?/i, ''));
    return keys[href];
  };
  const noDate = idOf('');
  const read = (entry: number): Row => ({
    href: texts[field(entry, 0)]!,
    title: texts[field(entry, 1)]!,
    date: texts[field(entry, 2)]! || null,
  });

  return {
    add: (href, title, date) => put(idOf(href), idOf(title), date === null ? noDate : idOf(date)),
    read,
    createSet() {
      // number of the entry and, in the last place, whether its date is shown
      const rows = new Map<number, number>();
      return {
        get size() {
          return rows.size;
        },
        put(entry, shown) {
          const key = keyOf(entry);
          const before = rows.get(key);
          const code = shownCodes.indexOf(shown);
          if (before === undefined) {
            rows.set(key, entry * shownCodes.length + code);
            return;
          }
          const known = Math.floor(before / shownCodes.length);
          const knownTitle = field(known, 1);
          const knownDate = field(known, 2);
          // a list names its entries; some pages name nothing but their site
          const title = shown !== undefined && !cutTitle.test(texts[field(entry, 1)]!) ? field(entry, 1) : knownTitle;
          const date = knownDate === noDate ? field(entry, 2) : knownDate;
          const merged = title === knownTitle && date === knownDate ? known : put(field(known, 0), title, date);
          rows.set(key, merged * shownCodes.length + Math.max(before % shownCodes.length, code));
        },
        *values() {
          for (const value of rows.values()) {
            const shown = shownCodes[value % shownCodes.length];
            yield { ...read(Math.floor(value / shownCodes.length)), ...(shown === undefined ? {} : { shown }) };
          }
        },
      };
    },
  };
}
