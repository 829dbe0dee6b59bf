/** Rounds compared, one site at a time: nothing of other sites is held. */
import type { Finding, Round, SiteResult } from '../../checks/model/index.ts';
import { countCourse, follow, type Memory, missingFrom, problemsOf, remember, type Unseen } from './course.ts';
import type { SiteComparison } from './model.ts';
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
    const present = problemsOf(current);
    const comparisons = new Map<string, SiteComparison>();
    let memory: Memory = new Map();
    for (const [at, round] of rounds.entries()) {
      const result = results[at]!;
      // before a site is first seen nothing is known of it
      if (result || memory.size > 0) {
        const here = problemsOf(result);
        memory = remember(memory, here, round.id, await lookFor(missingFrom(memory, here), result, round, visits, names));
      }
      if (!against.includes(round.id)) continue;
      const unseen = await lookFor(missingFrom(memory, present), current, now.round, visits, names);
      const findings = follow(memory, present, now.round.id, unseen, names);
      if (!result && !current && findings.length === 0) continue;
      comparisons.set(round.id, {
        site,
        against: round.id,
        ...compareScores(result?.scorecard ?? null, current?.scorecard ?? null, comparableRounds(round, now.round)),
        findings,
        counts: countCourse(findings),
      });
    }
    yield { site, now: current, earlier: results.slice(0, -1), comparisons };
  }
}

/** Asks what must be asked of the places of missing findings, and answers why each was not looked at. */
async function lookFor(
  missing: readonly Finding[],
  result: SiteResult | null,
  round: Round,
  visits: Visits,
  names: CheckNames,
): Promise<Unseen> {
  const sight = readSight(result, round, names);
  const asked = [...new Set(missing.flatMap((finding) => sight.asks(finding)))];
  const seen = asked.length > 0 && result ? await visits(result, asked) : new Map<string, Visit>();
  return (finding) => sight.unseen(finding, (address) => seen.get(address) ?? 'unknown');
}

const noVisits: Visits = async () => new Map();
