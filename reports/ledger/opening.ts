/** Findings of a round → items of the ledger: new ones, those still there, those that came back. */
import type { Bilingual, Finding, Round, Scorecard, ScoreNode, SiteResult } from '../../checks/model/index.ts';
import type { LedgerEvent, LedgerItem } from '../../checks/model/ledger.ts';
import type { Standing } from './fold.ts';
import { type GradeRule, gradeOf, vetoFindings } from './grading.ts';
import { dayOfMoment } from './moments.ts';

export interface Opening {
  round: Pick<Round, 'id' | 'asOf'>;
  at: string;
  by: string;
  grades: readonly GradeRule[];
  /** Id under which the terms were kept. */
  terms: string;
  titleOf(check: string): Bilingual;
}

/** What the ledger knows of a finding. */
export interface Known {
  number: number;
  /** Its last event. */
  last: number;
  standing: Standing;
}

export interface Plan {
  fresh: { item: LedgerItem; events: LedgerEvent[] }[];
  additions: { number: number; after: number; events: LedgerEvent[] }[];
  counts: Record<PlanCount, number>;
}
/** `upheld`: closed because an appeal was right, so not opened again by a round. `before`: this round was taken in already. */
export type PlanCount = 'opened' | 'reopened' | 'known' | 'returned' | 'upheld' | 'before';

/** What makes a finding the same item next quarter. */
export function keyOf(site: string, fingerprint: string): string {
  return `finding:${site}:${fingerprint}`;
}

/** The failing findings of a site that become items, one for each fingerprint; none of a site that was not judged. */
export function failuresOf({ findings, scorecard }: SiteResult): Finding[] {
  const overruled = overruledChecks(scorecard);
  const seen = new Set<string>();
  return findings.filter(
    ({ outcome, check, fingerprint }) => outcome === 'fail' && !overruled.has(check) && !seen.has(fingerprint) && seen.add(fingerprint),
  );
}

/** Checks whose every leaf a person marked as met or not applicable: what the machine found there does not stand. */
function overruledChecks(card: Scorecard | null): Set<string> {
  const stands = new Map<string, boolean>();
  const visit = ({ rule, checks, mark, children }: ScoreNode): void => {
    const settled = mark?.result === 'pass' || mark?.result === 'na';
    if (rule !== 'group') for (const check of checks) stands.set(check, (stands.get(check) ?? false) || !settled);
    children.forEach(visit);
  };
  card?.nodes.forEach(visit);
  return new Set([...stands].flatMap(([check, standing]) => (standing ? [] : [check])));
}

/** What is to be written for one site. `known`: items by key. */
export function planSite(result: SiteResult, known: ReadonlyMap<string, Known>, opening: Opening): Plan {
  const { round, at, by, grades, terms, titleOf } = opening;
  const vetoed = vetoFindings(result.scorecard);
  const plan: Plan = { fresh: [], additions: [], counts: { opened: 0, reopened: 0, known: 0, returned: 0, upheld: 0, before: 0 } };
  for (const finding of failuresOf(result)) {
    const key = keyOf(result.site.id, finding.fingerprint);
    const grade = gradeOf(finding, vetoed(finding), grades);
    const beginning = { round: round.id, asOf: round.asOf, grade, terms, due: null, text: finding.text };
    const there = known.get(key);
    if (!there) {
      plan.fresh.push({ item: itemOf(result, finding, key, titleOf), events: [{ at, by, kind: 'opened', data: beginning }] });
      plan.counts.opened++;
      continue;
    }
    const { number, standing, last } = there;
    const add = (count: PlanCount, ...events: LedgerEvent[]): void => {
      if (events.length > 0) plan.additions.push({ number, after: last, events });
      plan.counts[count]++;
    };
    if (standing.rounds.includes(round.id)) add('before');
    else if (standing.state !== 'closed') {
      const found: LedgerEvent = { at, by, kind: 'found', data: { round: round.id, asOf: round.asOf, text: finding.text } };
      // said to be done, and seen again after that day
      const back = standing.state === 'to-recheck' && round.asOf > dayOfMoment(standing.since);
      const recheck: LedgerEvent = {
        ...{ at, by, kind: 'rechecked' },
        data: { result: 'present', text: finding.text, inspection: result.inspection, before: [], after: finding.evidence },
      };
      add(back ? 'returned' : 'known', found, ...(back ? [recheck] : []));
    } else if (standing.closing!.appeal) add('upheld');
    // a round that looked before the item was closed says nothing of the time since
    else if (round.asOf < standing.closing!.on) add('before');
    else {
      const { organ } = result.site;
      const back: LedgerEvent = { at, by, kind: 'reopened', data: { ...beginning, why: 'found-again', note: '' } };
      const moved = { organ, why: '站点名录中的主办单位已变更 the roster names another organ' };
      add('reopened', back, ...(organ === standing.organ ? [] : [{ at, by, kind: 'transferred' as const, data: moved }]));
    }
  }
  return plan;
}

function itemOf({ site }: SiteResult, { check, fingerprint, url }: Finding, key: string, titleOf: Opening['titleOf']): LedgerItem {
  return {
    ...{ key, kind: 'finding', organ: site.organ, title: titleOf(check) },
    site: { id: site.id, name: site.name, url: site.url },
    finding: { check, fingerprint, url },
    ...{ task: null, from: null },
  };
}
