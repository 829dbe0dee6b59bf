/** Two dossiers of one site → one: what one inspector did at home and another in the office. The later word on a thing counts. */
import type { Dossier } from './model.ts';

/** Pure; the same two dossiers in any order give the same marks, reviews and rechecks. The walk is that of `mine`, if there is one. */
export function mergeDossiers(mine: Dossier, other: Dossier): Dossier {
  const marks: Dossier['marks'] = {};
  for (const index of new Set([...Object.keys(mine.marks), ...Object.keys(other.marks)])) {
    const [a = {}, b = {}] = [mine.marks[index], other.marks[index]];
    marks[index] = { ...a };
    for (const [leaf, mark] of Object.entries(b)) {
      const known = a[leaf];
      if (!known || (mark.at ?? '') > (known.at ?? '')) marks[index][leaf] = mark;
    }
  }
  return {
    ...mine,
    marks,
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

/** One of each, the latest, in order of time. */
function latest<One extends { at: string }>(list: readonly One[], keyOf: (one: One) => string): One[] {
  const kept = new Map<string, One>();
  for (const one of list) {
    const known = kept.get(keyOf(one));
    if (!known || one.at > known.at) kept.set(keyOf(one), one);
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
