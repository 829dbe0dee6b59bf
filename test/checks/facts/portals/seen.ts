/** What was read of a page, in the short words that the cases use. */
import type { DisclosureKey, IdentityKey, PageFacts, PageKind } from '../../../../checks/model/index.ts';

export interface Expectation {
  kind?: PageKind;
  /** The day, or null for none. */
  published?: string | null;
  /** `source` of the day of publication. */
  source?: string;
  h1?: string;
  breadcrumb?: string[];
  /** How many rows the page lists, all blocks together. */
  items?: number;
  /** Title and day of the first and the last row; no day where the row shows none. */
  first?: string[];
  last?: string[];
  /** Headings of blocks with rows, in order. */
  headings?: string[];
  /** What blank lists say; empty for a list that is bare. */
  blank?: string[];
  /** Lists that script fills. */
  scriptedLists?: number;
  scripted?: boolean;
  pager?: { pages?: number | null; items?: number | null; next?: string | null } | null;
  disclosure?: Partial<Record<DisclosureKey, string>>;
  /** Value of a mark; `true` for any, null for none. */
  identity?: Partial<Record<IdentityKey, string | true | null>>;
  document?: Record<string, string | null> | null;
  /** Elements of a guide, in the order of the Regulation. */
  guide?: string[] | null;
  forms?: string[];
  /** Statements of these roles. */
  dates?: Record<string, string>;
  /** Addresses that must be among the links. */
  links?: string[];
  /** Kind and digits-masked value of each. */
  personal?: string[];
}

/** The facts that an expectation speaks of, in its words. */
export function seen(facts: PageFacts, wanted: Expectation): Expectation {
  const rowOf = (row: PageFacts['items'][number] | undefined): string[] => (row ? [row.title, ...(row.date ? [row.date] : [])] : []);
  const readers: { [Key in keyof Required<Expectation>]: () => Expectation[Key] } = {
    kind: () => facts.kind,
    published: () => facts.published?.date ?? null,
    source: () => facts.published?.source ?? 'none',
    h1: () => facts.h1 ?? '',
    breadcrumb: () => facts.breadcrumb,
    items: () => facts.items.length,
    first: () => rowOf(facts.items[0]),
    last: () => rowOf(facts.items.at(-1)),
    headings: () => facts.blocks.filter(({ items }) => items > 0).map(({ heading }) => heading),
    blank: () => facts.blocks.filter(({ empty }) => empty).map(({ emptyText }) => emptyText ?? ''),
    scriptedLists: () => facts.blocks.filter(({ scripted }) => scripted).length,
    scripted: () => facts.scripted,
    pager: () => facts.pager && pick(facts.pager, wanted.pager ?? facts.pager),
    disclosure: () => mapOf(wanted.disclosure, (key) => facts.disclosure[key].state),
    identity: () =>
      mapOf(wanted.identity, (key) => {
        const mark = facts.identity[key];
        return mark && wanted.identity?.[key] === true ? true : (mark?.value ?? null);
      }),
    document: () => facts.document && pick(facts.document as Record<string, string | null>, wanted.document ?? facts.document),
    guide: () => facts.guide && Object.keys(facts.guide),
    forms: () => facts.forms.map(({ kind }) => kind),
    dates: () => mapOf(wanted.dates, (role) => facts.dates.find((date) => date.role === role)?.date ?? 'none'),
    links: () => (wanted.links ?? []).filter((href) => facts.links.some((link) => link.href === href)),
    personal: () => facts.personalData.map(({ kind, masked }) => `${kind} ${masked}`),
  };
  const found: Record<string, unknown> = {};
  for (const key of Object.keys(wanted) as (keyof Expectation)[]) found[key] = readers[key]();
  return found as Expectation;
}

function pick<T extends object>(facts: T, wanted: object): T {
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, facts[key as keyof T]])) as T;
}

function mapOf<Key extends string, Value>(wanted: Partial<Record<Key, unknown>> | undefined, read: (key: Key) => Value) {
  return Object.fromEntries((Object.keys(wanted ?? {}) as Key[]).map((key) => [key, read(key)])) as Record<Key, Value>;
}
