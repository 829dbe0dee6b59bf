/** Several rounds read side by side, one site at a time. */
import type { Round, SiteResult } from '../../checks/model/index.ts';

/** A round as it can be read: results in the order of the ids of their sites. */
export interface RoundReader {
  round: Round;
  results(): AsyncIterable<SiteResult>;
}

/** Orders ids by their code points, as a database does. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one === other) continue;
    // code units above the surrogates stand for lower code points than pairs of surrogates
    const [first, second] = [one, other].map((unit) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit));
    return first! - second!;
  }
  return a.length - b.length;
}

/**
 * Yields every site that is in one of the rounds, with its results in the order of the rounds (null where it is not in one). Holds one site of
 * each round. Throws when the results of a round do not come in the order of their ids.
 */
export async function* sideBySide(rounds: readonly RoundReader[]): AsyncGenerator<{ site: string; results: (SiteResult | null)[] }> {
  const readers = rounds.map((round) => inOrder(round));
  const heads = await Promise.all(readers.map((reader) => reader.next()));
  try {
    for (;;) {
      let site: string | undefined;
      for (const head of heads) {
        if (!head.done && (site === undefined || compareIds(head.value.site.id, site) < 0)) site = head.value.site.id;
      }
      if (site === undefined) return;
      const results = heads.map((head) => (!head.done && head.value.site.id === site ? head.value : null));
      yield { site, results };
      for (const [at, result] of results.entries()) if (result) heads[at] = await readers[at]!.next();
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.return(undefined)));
  }
}

async function* inOrder({ round, results }: RoundReader): AsyncGenerator<SiteResult, undefined> {
  let last: string | undefined;
  for await (const result of results()) {
    const { id } = result.site;
    if (last !== undefined && compareIds(last, id) >= 0)
      throw new Error(`results of round ${round.id} are not in order: ${id} after ${last}`);
    last = id;
    yield result;
  }
}
