/** A gathered site → what a round keeps of it: facts, judgements, scorecard with the marks of people flown in. */
import type { RosterSite } from '../../checks/model/index.ts';
import { checksVersion } from '../../checks/version.ts';
import { describeState } from '../fetch.ts';
import { judgeInspection } from '../judgement.ts';
import type { Store } from '../store.ts';
import { profileOf } from './profile.ts';
import { readIndexOf } from './read.ts';
import type { RunOutcome } from './rounds.ts';
import { hear, scoreSite } from './tally.ts';

/** Judges a finished inspection under the index of the round as it was when the round was made. The site is not visited. */
export async function judgeSite(store: Store, round: string, site: RosterSite, inspection: string): Promise<RunOutcome> {
  const indexes = await readIndexOf(store, round);
  const profile = profileOf(site);
  const { site: facts, judgement, parts } = await judgeInspection(store, inspection, { ...indexes, profile });
  const judgements = [...parts, judgement];
  const scorecard = scoreSite({ site, facts, judgements, beside: [] }, indexes, hear(await store.rounds.opinions(round)));
  const { reached } = facts;
  return {
    ...{ site, inspection, checksVersion, judged: { facts, judgements, scorecard } },
    status: reached.ok ? 'done' : 'unreached',
    error: reached.ok ? null : describeState(reached, facts.site.url),
    at: new Date().toISOString(),
  };
}
