/** What others read of rounds: reports, the ledger, rechecks, the console. */
import { readIndex } from '../../checks/index-file.ts';
import type { Disagreement, EvaluationIndex, Round, SiteResult } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import { CrawlError } from '../errors.ts';
import { shippedIndexes } from '../index-files.ts';
import type { Store } from '../store.ts';
import { disagreementsOf, standingsOf } from './opinions.ts';

/** Newest first, each at its newest revision. */
export const listRounds = (store: Store): Promise<Round[]> => store.rounds.list();

/** The round at its newest revision or the one that is named. Throws a CrawlError when there is no such round or revision. */
export async function readRound(store: Store, id: string, revision?: number): Promise<Round> {
  const round = await store.rounds.find(id, revision);
  if (round) return round;
  await store.rounds.stored(id);
  throw new CrawlError('no-revision', `季度检查 ${id} 没有第 ${revision} 次修订`, `round ${id} has no revision ${revision}`);
}

/**
 * What came of each site, one at a time by id; of an open round as far as it is, of a closed one as it was at its newest revision or the
 * one that is named. Throws a CrawlError when there is no such round or revision.
 */
export async function* readResults(store: Store, id: string, revision?: number): AsyncIterable<SiteResult> {
  await readRound(store, id, revision);
  yield* store.rounds.results(id, revision);
}

/** The index of a round and those it is made of, as they were when the round was made. */
export async function readIndexOf(store: Store, id: string): Promise<{ index: EvaluationIndex; parts: EvaluationIndex[] }> {
  const { index, parts } = await store.rounds.texts(id);
  const names = [...shippedIndexes(), ...parts.map((part) => part.id)];
  const read = ({ text, file }: { text: string; file: string }): EvaluationIndex => readIndex(text, file, checks, names);
  return { index: read(index), parts: parts.map(read) };
}

/** Leaves that evaluators marked differently, settled ones too, by site and leaf; as a revision knew them when one is named. */
export async function readDisagreements(store: Store, id: string, revision?: number): Promise<Disagreement[]> {
  await readRound(store, id, revision);
  return disagreementsOf(standingsOf(await store.rounds.opinions(id, revision)));
}
