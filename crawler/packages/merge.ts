/** Two dossiers of one site → one: what one inspector did at home and another in the office. Of one inspector the later word counts. */
import type { Mark } from '../../checks/model/index.ts';
import type { Dossier } from './dossier.ts';

/**
 * Pure; the same two dossiers in any order give the same marks, reviews and rechecks, and the same one twice changes nothing. The last mark of
 * every inspector is kept; the latest of all counts. The walk is that of `mine`, if there is one.
 */
export function mergeDossiers(mine: Dossier, other: Dossier): Dossier {
  return {
    ...mine,
    ...mergeMarks(mine, other),
    profile: {
      ...other.profile,
      ...mine.profile,
      ...joined('columns', mine, other, ({ match }) => match),
      ...joined('exemptions', mine, other, ({ check, match = '' }) => `${check} ${match}`),
    },
    reviews: latest([...mine.reviews, ...other.reviews], ({ fingerprint }) => fingerprint),
    corrections: latest([...mine.corrections, ...other.corrections], ({ what, by, at }) => `${what} ${by} ${at}`),
    evidence: latest([...mine.evidence, ...other.evidence], ({ id }) => id),
    rechecks: latest([...mine.rechecks, ...other.rechecks], ({ fingerprint }) => fingerprint),
    walk: mine.walk ?? other.walk,
  };
}

function mergeMarks(mine: Dossier, other: Dossier): Pick<Dossier, 'marks' | 'otherMarks'> {
  const given = new Map<string, Map<string, Map<string, Mark>>>();
  const note = (index: string, leaf: string, mark: Mark): void => {
    const leaves = given.get(index) ?? new Map<string, Map<string, Mark>>();
    const people = leaves.get(leaf) ?? new Map<string, Mark>();
    given.set(index, leaves.set(leaf, people));
    const known = people.get(mark.by ?? '');
    if (!known || isLater(mark, known)) people.set(mark.by ?? '', mark);
  };
  for (const { marks, otherMarks } of [mine, other]) {
    for (const [index, leaves] of Object.entries(marks)) for (const [leaf, mark] of Object.entries(leaves)) note(index, leaf, mark);
    for (const [index, leaves] of Object.entries(otherMarks)) {
      for (const [leaf, list] of Object.entries(leaves)) for (const mark of list) note(index, leaf, mark);
    }
  }
  const merged: Pick<Dossier, 'marks' | 'otherMarks'> = { marks: {}, otherMarks: {} };
  for (const [index, leaves] of given) {
    const standing: Record<string, Mark> = {};
    const others: Record<string, Mark[]> = {};
    for (const [leaf, people] of leaves) {
      const [last, ...rest] = [...people.values()].sort((a, b) => (isLater(a, b) ? -1 : 1));
      standing[leaf] = last!;
      if (rest.length > 0) others[leaf] = rest;
    }
    merged.marks[index] = standing;
    if (Object.keys(others).length > 0) merged.otherMarks[index] = others;
  }
  return merged;
}

/** By time; of marks of one moment the order is that of what they say, so that it never depends on who takes in whose. */
function isLater(a: Mark, b: Mark): boolean {
  const [left, right] = [a.at ?? '', b.at ?? ''];
  return left === right ? JSON.stringify(a) > JSON.stringify(b) : left > right;
}

/** One of each, the latest, in order of time. */
function latest<One extends { at: string }>(list: readonly One[], keyOf: (one: One) => string): One[] {
  const kept = new Map<string, One>();
  for (const one of list) {
    const known = kept.get(keyOf(one));
    if (!known || one.at > known.at || (one.at === known.at && JSON.stringify(one) > JSON.stringify(known))) kept.set(keyOf(one), one);
  }
  return [...kept.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Listed = 'columns' | 'exemptions';
type Entry<Key extends Listed> = NonNullable<Dossier['profile'][Key]>[number];

function joined<Key extends Listed>(
  key: Key,
  mine: Dossier,
  other: Dossier,
  keyOf: (one: Entry<Key>) => string,
): Partial<Dossier['profile']> {
  const list = [...(other.profile[key] ?? []), ...(mine.profile[key] ?? [])] as Entry<Key>[];
  const kept = new Map(list.map((one) => [keyOf(one), one]));
  return kept.size === 0 ? {} : { [key]: [...kept.values()] };
}
