/** Rounds compared, one site at a time: nothing of other sites is held. */
import type { Round, SiteResult } from '../../checks/model/index.ts';
import { countCourse, follow, type Memory, missingFrom } from './course.ts';
import type { ComparedFinding, SiteComparison } from './model.ts';
import { type CheckNames, nameChecks } from './names.ts';
import { type RoundReader, sideBySide } from './order.ts';
import { comparableRounds, compareScores } from './scores.ts';
import { readSight, type Visit, type Visits } from './sight.ts';

export interface ComparisonSettings {
  now: RoundReader;
  /** Rounds before it, oldest first: what they found tells the new from what came back. */
  earlier: readonly RoundReader[];
  /** Ids among the earlier ones to compare with: quarter on quarter, year on year. */
  against: readonly string[];
  /** What an inspection did with addresses; without it, what an incomplete inspection does not show counts as not looked at. */
  visits?: Visits;
  names?: CheckNames;
}

/** One site with all that the rounds say of it. */
export interface ComparedSite {
  site: string;
  /** Null when it is no longer in the round. */
  now: SiteResult | null;
  /** By the order of the earlier rounds. */
  earlier: (SiteResult | null)[];
  /** By id of the round compared with; absent where the site was in neither. */
  comparisons: Map<string, SiteComparison>;
}

/** Compares site by site, in the order of their ids. */
export async function* compareRounds(settings: ComparisonSettings): AsyncGenerator<ComparedSite> {
  const { now, earlier, against, visits = noVisits, names = nameChecks() } = settings;
  const rounds = earlier.map(({ round }) => round);
  for (const id of against) if (!rounds.some((round) => round.id === id)) throw new Error(`round ${id} is not among the earlier ones`);
  for await (const { site, results } of sideBySide([...earlier, now])) {
    const current = results.at(-1)!;
    const comparisons = new Map<string, SiteComparison>();
    const step = async (memory: Memory, at: number): Promise<{ findings: ComparedFinding[]; memory: Memory }> => {
      const round = at < rounds.length ? rounds[at]! : now.round;
      return await followOne(memory, results[at]!, round, visits, names);
    };
    let memory: Memory = new Map();
    for (const [at, round] of rounds.entries()) {
      // before a site is first seen nothing is known of it
      if (results[at] || memory.size > 0) ({ memory } = await step(memory, at));
      if (!against.includes(round.id)) continue;
      const { findings } = await step(memory, rounds.length);
      if (!results[at] && !current && findings.length === 0) continue;
      comparisons.set(round.id, {
        site,
        against: round.id,
        ...compareScores(results[at]?.scorecard ?? null, current?.scorecard ?? null, comparableRounds(round, now.round)),
        findings,
        counts: countCourse(findings),
      });
    }
    yield { site, now: current, earlier: results.slice(0, -1), comparisons };
  }
}

async function followOne(memory: Memory, result: SiteResult | null, round: Round, visits: Visits, names: CheckNames) {
  const sight = readSight(result, round, names);
  const asked = [...new Set(missingFrom(memory, result).flatMap((finding) => sight.asks(finding)))];
  const seen = asked.length > 0 && result ? await visits(result, asked) : new Map<string, Visit>();
  return follow(memory, result, round.id, (finding) => sight.unseen(finding, (address) => seen.get(address) ?? 'unknown'), names);
}

const noVisits: Visits = async () => new Map();
