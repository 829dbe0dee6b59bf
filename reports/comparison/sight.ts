/** Whether a round looked at the place of an earlier finding. What was not looked at is never called mended. */
import { exemptionsOn } from '../../checks/judge/exemptions.ts';
import type { Finding, Round, SiteProfile, SiteResult } from '../../checks/model/index.ts';
import type { UnseenReason } from './model.ts';
import type { CheckNames } from './names.ts';

/** What an inspection did with an address: read it as a page, learned that nothing is there any more, learned another answer, or nothing. */
export type Visit = 'read' | 'gone' | 'tried' | 'unknown';
/** What the inspection of a site did with addresses. */
export type Visits = (result: SiteResult, addresses: string[]) => Promise<ReadonlyMap<string, Visit>>;

/** Facts that name the page on which something was found. */
const placeFacts = ['from', 'foundOn', 'example', 'page'] as const;
/** Errors of these messages speak of the whole check. */
const wholeCheck = /^not-measured-/;

/** The site of a round, ready to be asked about earlier findings. */
export interface Sight {
  /** Addresses that must be known to answer of this finding; none when the results say it all. */
  asks(before: Finding): string[];
  /** Why the place of the finding counts as not looked at; null when it was. */
  unseen(before: Finding, visit: (address: string) => Visit): UnseenReason | null;
}

/** Reads the results of one site; null when the round does not have it. */
export function readSight(result: SiteResult | null, round: Pick<Round, 'asOf' | 'status'>, names: CheckNames): Sight {
  const whole = wholeReason(result);
  if (whole !== null) return { asks: () => [], unseen: () => whole };
  const { site, scorecard, findings } = result!;
  const { tallies, seen } = scorecard!;
  const exemption = exemptionsOn(round.asOf, exemptionsOf(result!));
  const judged = new Set(Object.keys(tallies).map(names.current));
  /** What shows only beside other sites is looked for when a round is closed. */
  const isJudged = (check: string): boolean => (names.find(check)?.scope === 'round' ? round.status === 'closed' : judged.has(check));
  const failed = new Set<string>();
  const vague = new Set<string>();
  const blind = new Map<string, Set<string>>();
  for (const finding of findings) {
    if (finding.outcome !== 'error') continue;
    const check = names.current(finding.check);
    if (wholeCheck.test(finding.message)) failed.add(check);
    else if (namesNothing(finding)) vague.add(check);
    blind.set(check, (blind.get(check) ?? new Set()).add(finding.fingerprint).add(schemeless(finding.url)));
  }
  const homes = new Set([schemeless(site.url), schemeless(scorecard!.site.url)]);
  const isHome = (address: string): boolean => homes.has(schemeless(address));
  /** The results alone do not say whether the place was looked at. */
  const unsure = (before: Finding): boolean => !seen.complete || vague.has(names.current(before.check));

  return {
    asks: (before) => (unsure(before) ? placesOf(before).filter((address) => !isHome(address)) : []),
    unseen(before, visit) {
      const check = names.current(before.check);
      if (exemption({ ...before, check })) return 'exempt';
      if (!isJudged(check) || failed.has(check)) return 'check';
      const errors = blind.get(check);
      if (errors?.has(before.fingerprint)) return 'place';
      if (isHome(before.url)) return vague.has(check) && names.find(check)?.scope === 'site' ? 'place' : null;
      if (errors?.has(schemeless(before.url))) return 'place';
      if (!unsure(before)) return null;
      const own = visit(before.url);
      if (names.find(check)?.scope === 'page') return own === 'read' || own === 'gone' ? null : 'place';
      return own !== 'unknown' || placesOf(before).some((address) => address !== before.url && visit(address) === 'read') ? null : 'place';
    },
  };
}

function wholeReason(result: SiteResult | null): UnseenReason | null {
  if (result === null) return 'absent';
  if (result.status === 'unreached') return 'unreached';
  return result.status !== 'done' || result.scorecard === null ? 'failed' : null;
}

function exemptionsOf({ site }: SiteResult): SiteProfile {
  return { exemptions: [...(site.exemptions ?? []), ...(site.profile?.exemptions ?? [])] };
}

/** An error without the name of a place speaks of everything that the check looks at. */
const namesNothing = ({ facts }: Finding): boolean => !Object.values(facts).some((value) => typeof value === 'string' && value !== '');

function placesOf(before: Finding): string[] {
  const named = placeFacts.flatMap((key) => {
    const value = before.facts[key];
    return typeof value === 'string' && /^https?:\/\//.test(value) ? [value] : [];
  });
  return [...new Set([before.url, ...named])];
}

const schemeless = (address: string): string => address.replace(/^https?:\/\//i, '').replace(/\/$/, '');
