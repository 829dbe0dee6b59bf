/** What checks are called now, for findings of a time when they had another name. */
import type { Bilingual } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';

/** The parts of a check that a report names. */
export interface NamedCheck {
  id: string;
  title: Bilingual;
  theme: string;
  scope: 'page' | 'site' | 'round';
  renamedFrom?: string[];
}

export interface CheckNames {
  /** The id that a check goes by now; an unknown one stays as it is. */
  current(id: string): string;
  find(id: string): NamedCheck | undefined;
}

/** Reads the names of checks; all of this version when left out. An id that is in use is never taken for an earlier name of another. */
export function nameChecks(known: readonly NamedCheck[] = checks): CheckNames {
  const byId = new Map(known.map((check) => [check.id, check]));
  const later = new Map(known.flatMap(({ id, renamedFrom = [] }) => renamedFrom.map((earlier): [string, string] => [earlier, id])));
  const current = (id: string): string => (byId.has(id) ? id : (later.get(id) ?? id));
  return { current, find: (id) => byId.get(current(id)) };
}
