/** `recheck --ledger`: what open items of the ledger name is looked at again; closure is proposed, what came back is opened again. */
import type { RecheckAnswer } from '../checks/model/index.ts';
import type { LedgerEvent, LedgerItem } from '../checks/model/ledger.ts';
import { identityOf } from '../crawler/engine/identity.ts';
import type { Rechecked } from '../crawler/recheck/recheck.ts';
import { profileOf } from '../crawler/rounds/profile.ts';
import { readIndexOf } from '../crawler/rounds/read.ts';
import { type Store, withStore } from '../crawler/store.ts';
import { createDesk, type Desk, type Opened } from '../reports/ledger/desk.ts';
import { Refusal } from '../reports/ledger/refusal.ts';
import { loadSettings } from '../reports/ledger/settings.ts';
import { usage } from './failure.ts';
import { both } from './language.ts';
import { fits, type ItemFilter } from './ledger-filter.ts';
import { conclude, type Job, latestOf, type RecheckCommand, runJob } from './recheck.ts';

export interface LedgerRecheck {
  filter: ItemFilter;
  /** Closed items are looked at too. */
  closed: boolean;
  autoClose: boolean;
  settings?: string;
  by: string;
  /** The moment that events bear. */
  at: string;
}

/** What was written of an item. */
interface Noted {
  number: number;
  events: LedgerEvent['kind'][];
  state: string;
}

/** Looks again at the findings of the items chosen, site by site, and writes what came of each into the ledger. */
export async function recheckLedger(given: LedgerRecheck, command: RecheckCommand): Promise<number> {
  const { workspace } = command.network;
  return await withStore(workspace, async (store) => {
    const desk = createDesk(store.ledger);
    try {
      return await recheckItems(store, desk, given, command);
    } catch (error) {
      throw error instanceof Refusal ? usage(error.text['zh-CN'], error.text.en) : error;
    }
  });
}

async function recheckItems(store: Store, desk: Desk, given: LedgerRecheck, command: RecheckCommand): Promise<number> {
  const { workspace, asOf } = command.network;
  const classes = given.autoClose ? loadSettings(workspace, given.settings).autoClose : [];
  if (given.autoClose && classes.length === 0)
    throw usage(
      '--auto-close 需要在台账设置（ledger.yaml）的 autoClose 中写明哪些检查项可以自动销号。',
      '--auto-close wants the checks that may be closed without a person named under autoClose in ledger.yaml',
    );
  const groups = new Map<string, Group>();
  for await (const opened of desk.items(asOf, { kind: 'finding' })) {
    const { item, state } = opened.standing;
    if (!item.site || !item.finding || !fits(opened, given.filter)) continue;
    if (command.checks.length > 0 && !command.checks.includes(item.finding.check)) continue;
    const group = groupOf(groups, item.site, opened.standing.rounds.at(-1));
    group[state === 'closed' ? 'closed' : 'open'].push(opened);
  }
  const done: Rechecked[] = [];
  const noted: Noted[] = [];
  const lines: string[] = [];
  const { language } = command;
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { site, open, closed } = group;
    const items = given.closed ? [...open, ...closed] : open;
    if (items.length === 0) continue;
    const job = await jobOf(store, group);
    if (!job) {
      lines.push(
        both(
          `${site.name} 没有可对照的检查，${items.length} 项未复查`,
          `${site.name}: no inspection to compare with; ${items.length} items were not looked at`,
        )[language],
      );
      continue;
    }
    const asked = items.map(({ standing }) => standing.item.finding!);
    const rechecked = await runJob(store, { ...job, asked }, { ...command, checks: [] });
    done.push(rechecked);
    for (const opened of open) {
      const answer = rechecked.answers.find(isOf(opened));
      if (answer) await write(desk, opened, eventsOf(opened, answer, rechecked, classes, given), noted, lines, language);
    }
    for (const opened of closed) {
      const events = cameBack(opened, rechecked, given);
      if (events.length > 0) await write(desk, opened, events, noted, lines, language);
    }
  }
  if (done.length === 0 && lines.length === 0)
    throw usage('台账中没有符合条件的未销号问题。', 'the ledger holds no open findings that fit');
  const count = (kind: LedgerEvent['kind']): number => noted.filter(({ events }) => events.includes(kind)).length;
  const closedNow = count('closed');
  const waiting = noted.filter(({ state, events }) => state === 'to-recheck' && events.includes('rechecked')).length;
  lines.push(
    both(
      `台账：登记复查 ${count('rechecked')} 项，待人工确认销号 ${waiting} 项，自动销号 ${closedNow} 项，重新立项 ${count('reopened')} 项`,
      `Ledger: ${count('rechecked')} rechecks noted, ${waiting} wait for a person to confirm closure, ${closedNow} closed, ${count('reopened')} opened again`,
    )[language],
  );
  return conclude(done, command, noted, lines);
}

/** Items of one site that one round saw last. */
interface Group {
  site: NonNullable<LedgerItem['site']>;
  round: string | undefined;
  open: Opened[];
  closed: Opened[];
}

function groupOf(groups: Map<string, Group>, site: Group['site'], round: string | undefined): Group {
  const key = `${site.url} ${round ?? ''}`;
  const made = groups.get(key) ?? { site, round, open: [], closed: [] };
  groups.set(key, made);
  return made;
}

/** The inspection that the round saw the items in, judged as the round did; else the newest of the site. */
async function jobOf(store: Store, { site, round }: Group): Promise<Omit<Job, 'asked'> | undefined> {
  const known = round === undefined ? undefined : (await store.rounds.list()).find(({ id }) => id === round);
  const run = known && (await store.rounds.run(known.id, site.id));
  if (known && run?.outcome.inspection) {
    const { index, parts } = await readIndexOf(store, known.id);
    return { inspection: run.outcome.inspection, by: { index, parts, profile: profileOf(run.outcome.site) } };
  }
  const latest = await latestOf(store, site.url);
  return latest && { inspection: latest.id };
}

const isOf =
  ({ standing: { item } }: Opened) =>
  ({ check, fingerprint }: RecheckAnswer): boolean =>
    check === item.finding!.check && fingerprint === item.finding!.fingerprint;

/** What a recheck says of an open item; with closure where a setting allows it and a fresh page shows it. */
function eventsOf(
  { standing }: Opened,
  answer: RecheckAnswer,
  { id }: Rechecked,
  classes: readonly string[],
  { at, by }: LedgerRecheck,
): LedgerEvent[] {
  // an appeal is decided first
  if (standing.state === 'appealed') return [];
  const { result, why: text, before, after, check, certain } = answer;
  const seen: LedgerEvent = {
    ...{ at, by, kind: 'rechecked' },
    data: { result, text, inspection: id, before: references(before), after: references(after) },
  };
  const closes = result === 'mended' && certain && classes.includes(check);
  return closes ? [seen, { at, by, kind: 'closed', data: { text: text['zh-CN'], files: [], auto: true } }] : [seen];
}

/** A closed item is opened again where a page just visited shows its finding; not where an appeal was right. */
function cameBack({ standing }: Opened, { judged, isFresh, asOf, answers }: Rechecked, { at, by }: LedgerRecheck): LedgerEvent[] {
  const { item, closing, beginning, grade } = standing;
  const { check, fingerprint } = item.finding!;
  if (closing?.appeal || (closing && asOf < closing.on)) return [];
  const answer = answers.find((one) => one.check === check && one.fingerprint === fingerprint);
  const found = judged.judgement.findings.find((one) => one.check === check && one.fingerprint === fingerprint && one.outcome === 'fail');
  const isBack = answer ? answer.result === 'present' : found !== undefined && isFresh(identityOf(found.url));
  if (!isBack) return [];
  const text = found?.text ?? answer!.why;
  return [{ at, by, kind: 'reopened', data: { ...beginning, grade, round: null, asOf, text, why: 'found-again', note: '' } }];
}

/** Names of what was seen: the inspection or recheck, the address, when, and the digest of the bytes where they were kept. */
function references({ inspection, sights }: RecheckAnswer['before']): string[] {
  return sights.flatMap(({ url, state, status, at, digest, hash }) =>
    state === null
      ? []
      : [
          [inspection, url, `${state}${status ? ` ${status}` : ''}`, at ?? '', digest ?? (hash ? `text:${hash}` : '')]
            .filter(Boolean)
            .join(' '),
        ],
  );
}

async function write(
  desk: Desk,
  { number }: Opened,
  events: LedgerEvent[],
  noted: Noted[],
  lines: string[],
  language: RecheckCommand['language'],
): Promise<void> {
  if (events.length === 0) return;
  const { done, refused } = await desk.record([number], () => events, new Date().toISOString());
  for (const { why } of refused)
    lines.push(both(`台账第 ${number} 项未登记：${why.text['zh-CN']}`, `item ${number} was not noted: ${why.text.en}`)[language]);
  if (refused.length === 0) noted.push({ number, events: events.map(({ kind }) => kind), state: done[0]!.state });
}
