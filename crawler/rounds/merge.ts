/** A site as the roster knows it and what a file says of it → the site, with what people corrected left as they left it. Pure. */
import { RosterSite } from '../../checks/model/index.ts';

/** What a file says of a site: fields that it is silent on are left out. */
export type Stated = Partial<Omit<RosterSite, 'id'>>;
export type Field = keyof Stated;

export interface Merged {
  site: RosterSite;
  /** What files said last, field by field. */
  imported: Stated;
  changed: Field[];
  /** Corrected by people, and said otherwise by the file. */
  kept: Field[];
}

/** Nothing said and an empty list are the same. */
const text = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '';
  const plain = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return plain === '[]' || plain === '{}' ? '' : plain;
};
export const isSame = (a: unknown, b: unknown): boolean => text(a) === text(b);

/**
 * A field that differs from what files said last was corrected by a person: it stays, whatever the file says now. `imported` of a site that
 * a person wrote is empty.
 */
export function mergeSite(site: RosterSite, imported: Stated, stated: Stated): Merged {
  const merged: Record<string, unknown> = { ...site };
  const last: Record<string, unknown> = { ...imported };
  const changed: Field[] = [];
  const kept: Field[] = [];
  for (const field of Object.keys(stated) as Field[]) {
    const given = stated[field];
    const now = site[field];
    if (!isSame(now, given)) {
      if (isSame(now, imported[field])) {
        merged[field] = given;
        changed.push(field);
      } else kept.push(field);
    }
    last[field] = given;
  }
  return { site: RosterSite.parse(merged), imported: last as Stated, changed, kept };
}
