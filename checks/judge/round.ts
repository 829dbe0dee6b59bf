/** Summaries of all sites of a round → what only shows beside others: findings by site. Pure: the same summaries give the same findings. */
import type { Check, RoundCheck } from '../define.ts';
import type { Finding, SiteSummary, Tally } from '../model/index.ts';
import { checks as allChecks } from '../rules/index.ts';
import { parseOptions } from './options.ts';
import { compare, general, inOrder, unmeasured, writeOut } from './written.ts';

export interface RoundSettings {
  /** The checks to choose those of rounds from; all when left out. */
  checks?: readonly Check[];
  /** Options by id of the check, as an index gives them. */
  options?: Record<string, unknown>;
  /** The day the verdicts of the round speak of, `YYYY-MM-DD`. */
  asOf: string;
}

export interface RoundJudgement {
  /** Findings by id of the site that has to mend them, each list in the order of a judgement. Sites without any are left out. */
  sites: Record<string, Finding[]>;
  tallies: Record<string, Tally>;
}

/**
 * Judges a round by its checks of scope `round`. `sites` are the summaries of all its sites (facts/summary.ts), in any order.
 * Throws OptionsError when an option names no check or does not fit.
 */
export function judgeRound(sites: readonly SiteSummary[], settings: RoundSettings): RoundJudgement {
  const { asOf, checks: given = allChecks } = settings;
  const options = parseOptions(given, settings.options ?? {});
  const ordered = [...sites].sort((a, b) => compare(a.place.id, b.place.id));
  const found = new Map<string, Finding[]>();
  const tallies: Record<string, Tally> = {};
  const anchor = ordered[0]?.place;
  for (const check of given) {
    if (check.scope !== 'round' || !anchor) continue;
    const tally: Tally = { pass: 0, fail: 0, review: 0, na: 0, error: 0 };
    tallies[check.id] = tally;
    const record = (site: string, finding: Finding): void => {
      tally[finding.outcome]++;
      const list = found.get(site);
      if (list) list.push(finding);
      else found.set(site, [finding]);
    };
    for (const [site, finding] of run(check, ordered, asOf, options.get(check.id), anchor)) record(site, finding);
  }
  const lists = [...found].sort(([a], [b]) => compare(a, b));
  return { sites: Object.fromEntries(lists.map(([site, findings]) => [site, findings.sort(inOrder)])), tallies };
}

type Said = [site: string, finding: Finding];

function run(check: RoundCheck, sites: readonly SiteSummary[], asOf: string, options: unknown, anchor: SiteSummary['place']): Said[] {
  try {
    const statements = check.run(sites, { options, asOf });
    if (statements.length === 0) return [[anchor.id, unmeasured(check, anchor.url, general.silent, 'silent')]];
    return statements.map(({ site, ...statement }): Said => [site, writeOut(check, statement, asOf)]);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return [[anchor.id, unmeasured(check, anchor.url, general.failed, 'failed', { problem })]];
  }
}
