/** What came of a finding. Nothing counts as mended because nobody looked: every answer but “unclear” rests on pages that were visited again. */
import type { Check } from '../../checks/define.ts';
import type { Bilingual, Finding, Outcome, SiteFacts } from '../../checks/model/index.ts';
import type { StoredTarget } from '../engine/frontier.ts';
import { identityOf } from '../engine/identity.ts';
import { isSettled } from './overlay.ts';
import type { ReasonId } from './reasons.ts';
import { type Named, type Sources, sourcesOf } from './sources.ts';

/** What the recheck saw. */
export interface Seen {
  start: string;
  visited: ReadonlyMap<string, StoredTarget>;
  /** Pages that were read, by address; false: only a shell that script fills. */
  read: ReadonlyMap<string, boolean>;
}

/** What the checks say of the earlier pages and the visited ones together. */
export interface Said {
  site: SiteFacts;
  findings: readonly Finding[];
}

export interface Verdict {
  reason: ReasonId;
  /** What the check says now. */
  finding?: Finding;
  said?: Bilingual;
  /** The address that the reason speaks of. */
  url?: string;
  /** To be visited before more can be said. */
  wanted: string[];
}

export interface Asked {
  finding: Named;
  /** As the earlier inspection is judged today; undefined where it is not. */
  before: Finding | undefined;
  check: Check | undefined;
  sources: Sources;
}

const gone: ReadonlySet<string> = new Set(['dead', 'soft-404']);
const opens: ReadonlySet<string> = new Set(['ok', 'moved']);
/** Of several statements on one place the gravest counts. */
const gravity: Record<Outcome, number> = { fail: 4, review: 3, error: 2, pass: 1, na: 0 };

export function decide(asked: Asked, now: Said, seen: Seen): Verdict {
  const { check, sources } = asked;
  if (!check) return say('no-check');
  if (sources.whole) return say('whole-site');
  return check.scope === 'page' ? decidePage(asked, now, seen) : decideSite(asked, now, seen);
}

function decidePage({ finding, before, sources }: Asked, { findings }: Said, seen: Seen): Verdict {
  const { subject } = sources;
  const doubt = doubtOf(subject, seen);
  if (doubt) return doubt;
  const target = seen.visited.get(subject)!;
  const { state } = target.observation!;
  if (gone.has(state)) return say('withdrawn', { url: subject });
  const landing = landingOf(subject, seen);
  const whole = seen.read.get(landing);
  // no page any more, too large, or somebody else's
  if (whole === undefined) return say('not-read', { url: landing });
  if (!whole) return say('unread', { url: landing });
  const hit = gravest(findings.filter(({ fingerprint, check }) => fingerprint === finding.fingerprint && check === finding.check));
  if (hit) return judgeHit(hit, before);
  const here = findings.filter(({ check, url }) => check === finding.check && identityOf(url) === landing);
  const failed = here.find(({ message }) => message.startsWith('not-measured-'));
  if (failed) return say('not-measured', { finding: failed });
  const moved = landing === subject ? undefined : gravest(here);
  if (moved && moved.outcome === 'fail') return say('moved-along', { finding: moved });
  if (moved) return judgeHit(moved, before);
  return before ? say('not-found-again') : say('not-reproduced');
}

function decideSite({ finding, before, check, sources }: Asked, { site, findings }: Said, seen: Seen): Verdict {
  const { subject, places, target, reach, tallied } = sources;
  const unmeasured = findings.find(({ check: id, message }) => id === finding.check && message.startsWith('not-measured-'));
  if (unmeasured?.message === 'not-measured-unreachable') return say('unreached', { url: seen.start });
  if (unmeasured) return say('not-measured', { finding: unmeasured });
  const hit = gravest(findings.filter((one) => one.fingerprint === finding.fingerprint && one.check === finding.check));

  if (hit && (hit.outcome === 'fail' || hit.outcome === 'review')) {
    const at = identityOf(hit.url);
    // where not answering is the finding, no answer is one
    const doubt = (target || reach) && seen.visited.get(at)?.observation ? undefined : doubtOf(at, seen);
    if (doubt) return doubt;
    const rest = sourcesOf(hit, check, site, seen.start);
    const isSeen = (url: string): boolean => {
      const visit = seen.visited.get(url);
      return visit !== undefined && isSettled(visit);
    };
    // of a link, a page that still leads to it; of anything else, one place where it still shows
    const witnessed = rest.places.length === 0 || rest.places.some(isSeen);
    if (witnessed) return judgeHit(hit, before);
    return say('elsewhere', { finding: hit, wanted: rest.places.filter((url) => !seen.visited.has(url)) });
  }

  const answered = seen.visited.get(subject)?.observation;
  if (target && answered && opens.has(answered.state)) return say('opens', { url: subject });
  const home = doubtOf(seen.start, seen);
  if (home) return home;
  if (hit && hit.outcome !== 'pass') return judgeHit(hit, before);
  if (tallied) return say('whole-site');
  const needed = hit ? [identityOf(hit.url)] : [subject, ...places];
  for (const url of needed) {
    const doubt = doubtOf(url, seen);
    if (doubt) return doubt;
  }
  if (hit) return say('passes', { finding: hit });
  if (!before) return say('not-reproduced');
  if (target) return say('unlinked');
  if (subject !== seen.start && gone.has(answered?.state ?? '')) return say('subject-gone', { url: subject });
  const shell = needed.find((url) => seen.read.get(landingOf(url, seen)) === false);
  if (shell) return say('unread', { url: shell });
  // one verdict under several addresses: what was missing may now be there and wrong
  const near = new Set([seen.start, ...needed]);
  const other = findings.find(
    ({ check: id, outcome, url }) => id === finding.check && (outcome === 'fail' || outcome === 'review') && near.has(identityOf(url)),
  );
  return other ? say('otherwise', { finding: other }) : say('not-found-again');
}

/** What a statement on the very same place says of it. */
function judgeHit(hit: Finding, before: Finding | undefined): Verdict {
  switch (hit.outcome) {
    case 'fail':
      return say('still-there', { finding: hit });
    case 'review':
      return say(before?.outcome === 'fail' ? 'for-a-person' : 'still-there', { finding: hit });
    case 'na':
      return say(hit.facts.exemption === undefined ? 'not-applicable' : 'exempt', { finding: hit });
    case 'error':
      return say('not-measured', { finding: hit });
    case 'pass':
      return say('passes', { finding: hit });
  }
}

/** Why an address that is needed tells nothing yet; undefined where it does. */
function doubtOf(url: string, { visited }: Seen): Verdict | undefined {
  const target = visited.get(url);
  if (!target) return say('not-visited', { url, wanted: [url] });
  if (isSettled(target)) return undefined;
  return say(target.observation === null ? 'not-visited' : 'no-answer', { url });
}

/** Where an address leads by redirects within the site. */
export function landingOf(url: string, { visited }: Pick<Seen, 'visited'>): string {
  let at = url;
  for (let hops = 0; hops < 10; hops++) {
    const to = visited.get(at)?.redirect?.to;
    if (to === undefined || to === at) break;
    at = to;
  }
  return at;
}

const gravest = (findings: readonly Finding[]): Finding | undefined =>
  findings.toSorted((a, b) => gravity[b.outcome] - gravity[a.outcome])[0];

function say(reason: ReasonId, more: Partial<Omit<Verdict, 'reason'>> = {}): Verdict {
  return { reason, wanted: [], ...more, ...(more.finding ? { said: more.finding.text } : {}) };
}
