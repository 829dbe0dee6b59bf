/** The state of an item: what its events, taken one after another, come to. */
import type { EventData, EventKind, Grade, LedgerEvent, LedgerItem, LoggedEvent } from '../../checks/model/ledger.ts';
import type { Pause } from './clocks.ts';
import { dayOfMoment } from './moments.ts';
import { Refusal } from './refusal.ts';
import { allowedFrom, eventNames, moves, ranks, type State, signOf, stateNames } from './states.ts';

type Beginning = EventData['opened'];

/** An item since it was opened or last came back, with what remains of the time before. */
export interface Standing {
  item: LedgerItem;
  /** Who is to do it now. */
  organ: string;
  state: State;
  /** Where it was when the appeal that is open came. */
  before: State | null;
  /** 1 at first; one more each time it came back. */
  cycle: number;
  /** How often a round found it again after it was closed. */
  cameBack: number;
  /** What stood at the beginning of this cycle. */
  beginning: Beginning;
  grade: Grade;
  /** Day of this cycle's opening. */
  openedOn: string;
  /** Days on which the state became what it is, in this cycle, oldest first. */
  path: { state: State; on: string; at: string }[];
  extension: {
    asked: (EventData['extension-asked'] & { by: string; on: string }) | null;
    granted: { until: string; by: string; on: string } | null;
  };
  appeal: (EventData['appealed'] & { by: string; on: string }) | null;
  /** Of this cycle; `round` of the extension that they speak of, for a new deadline is warned of anew. */
  warnings: (EventData['warned'] & { on: string; extensions: number })[];
  /** Reminders before the end of a term, of this cycle. */
  foretold: EventData['due-soon'][];
  extensions: number;
  supervised: boolean;
  /** Warnings with a telephone reminder that was not noted yet. */
  remindersDue: number;
  /** What a recheck said last, in this cycle. */
  recheck: (EventData['rechecked'] & { on: string }) | null;
  /** Times a recheck found it still there after it was submitted. */
  returned: number;
  closing: { on: string; by: string; appeal: boolean; text: string } | null;
  /** Rounds that saw it. */
  rounds: string[];
  counted: EventData['counted'][];
  /** When the last event came that decides something. */
  since: string;
}

/** Events that decide nothing: what people did may be noted after one of them, and have happened before it. */
const quiet: ReadonlySet<string> = new Set<EventKind>(['warned', 'due-soon', 'found', 'reminded', 'noted']);

/** The events up to and including a day: what was known of an item in its evening. */
export function eventsUntil<Event extends LedgerEvent>(events: readonly Event[], day: string): Event[] {
  return events.filter(({ at }) => dayOfMoment(at) <= day);
}

/** The state that events come to. Throws a Refusal for one that may not come where it stands. */
export function foldEvents(item: LedgerItem, events: readonly (LedgerEvent | LoggedEvent)[]): Standing {
  let standing: Standing | null = null;
  for (const event of events) standing = step(item, standing, event);
  if (!standing) throw new Refusal('台账事项没有任何记录', 'an item of the ledger has no events');
  return standing;
}

/** The state after one more event; the one given is left as it is. Throws a Refusal when the event may not come now. */
export function step(item: LedgerItem, before: Standing | null, event: LedgerEvent): Standing {
  const on = dayOfMoment(event.at);
  const goal = moves[signOf(event)][before?.state ?? 'new'];
  if (goal === undefined) throw refuse(before, event);
  if (!before) return begin(item, event.data as Beginning, event.at, null);
  const next: Standing = { ...before };
  if (!quiet.has(event.kind)) {
    // within a day the order in which things were noted stands
    if (on < dayOfMoment(before.since))
      throw new Refusal(
        `登记的日期 ${on} 早于该事项上一次登记（${dayOfMoment(before.since)}）。请核对 --at。`,
        `${on} lies before what was last noted of this item (${dayOfMoment(before.since)}); look at --at`,
      );
    next.since = event.at;
  }
  guard(next, event, on);
  if (event.kind === 'reopened')
    return begin(item, event.data, event.at, { ...next, cameBack: next.cameBack + (event.data.why === 'found-again' ? 1 : 0) });
  // who takes it over gets the whole term
  if (event.kind === 'transferred')
    return {
      ...begin(item, before.beginning, event.at, next),
      cycle: before.cycle,
      organ: event.data.organ,
      grade: before.grade,
      rounds: before.rounds,
    };
  const state = goal === 'stays' ? before.state : goal === 'working' ? working(before) : goal === 'before' ? before.before! : goal;
  note(next, event, on);
  if (state !== before.state) {
    if (state === 'appealed') next.before = before.state;
    else next.before = null;
    next.state = state;
    next.path = [...before.path, { state, on, at: event.at }];
  }
  return next;
}

function begin(item: LedgerItem, beginning: Beginning, at: string, before: Standing | null): Standing {
  const on = dayOfMoment(at);
  const rounds = beginning.round === null ? [] : [beginning.round];
  return {
    ...{ item, organ: before?.organ ?? item.organ, state: 'to-deploy', before: null, beginning, grade: beginning.grade, openedOn: on },
    cycle: (before?.cycle ?? 0) + 1,
    cameBack: before?.cameBack ?? 0,
    path: [{ state: 'to-deploy', on, at }],
    extension: { asked: null, granted: null },
    ...{ appeal: null, warnings: [], foretold: [], extensions: 0, supervised: false, remindersDue: 0, recheck: null },
    returned: before?.returned ?? 0,
    closing: null,
    rounds: [...(before?.rounds ?? []), ...rounds],
    counted: before?.counted ?? [],
    since: at,
  };
}

/** What an event changes beside the state. */
function note(next: Standing, event: LedgerEvent, on: string): void {
  const { kind, data, by } = event;
  switch (kind) {
    case 'found':
      next.rounds = [...next.rounds, data.round];
      break;
    case 'rechecked':
      next.recheck = { ...data, on };
      if (data.result === 'present' && next.state === 'to-recheck') next.returned++;
      break;
    case 'closed':
      next.closing = { on, by, appeal: false, text: data.text };
      break;
    case 'extension-asked':
      next.extension = { ...next.extension, asked: { ...data, by, on } };
      break;
    case 'extension-decided':
      next.extension = { asked: null, granted: data.granted ? { until: data.until, by, on } : next.extension.granted };
      if (data.granted) next.extensions++;
      break;
    case 'appealed':
      next.appeal = { ...data, by, on };
      break;
    case 'appeal-decided':
      next.appeal = null;
      if (data.upheld) next.closing = { on, by, appeal: true, text: data.why };
      break;
    case 'warned':
      next.warnings = [...next.warnings, { ...data, on, extensions: next.extensions }];
      next.supervised ||= data.supervised;
      if (data.phone) next.remindersDue++;
      break;
    case 'due-soon':
      next.foretold = [...next.foretold, data];
      break;
    case 'reminded':
      next.remindersDue = 0;
      break;
    case 'graded':
      next.grade = data.grade;
      break;
    case 'counted':
      next.counted = [...next.counted, data];
      break;
  }
}

/** What the state alone does not tell. */
function guard(standing: Standing, event: LedgerEvent, on: string): void {
  const { asked } = standing.extension;
  if (event.kind === 'extension-asked') {
    if (asked)
      throw new Refusal(
        `已有一项延期申请待审批（申请延至 ${asked.until}）。请先审批。`,
        `an extension to ${asked.until} is asked for already; decide it first`,
      );
    if (event.data.until <= on)
      throw new Refusal(
        `申请延至的日期 ${event.data.until} 应晚于申请当天 ${on}。`,
        `the new day ${event.data.until} must lie after the day of asking, ${on}`,
      );
  }
  if (event.kind === 'extension-decided') {
    if (!asked)
      throw new Refusal('没有待审批的延期申请。请先用 ledger extend 提出。', 'no extension was asked for; ask with ledger extend first');
    if (asked.by === event.by)
      throw new Refusal(
        `延期应由申请人（${asked.by}）以外的人审批。`,
        `an extension is decided by another than who asked for it (${asked.by})`,
      );
    if (event.data.granted && event.data.until <= on)
      throw new Refusal(
        `批准延至的日期 ${event.data.until} 应晚于审批当天 ${on}。`,
        `the new day ${event.data.until} must lie after the day of the decision, ${on}`,
      );
  }
  if (event.kind === 'transferred' && event.data.organ === standing.organ)
    throw new Refusal(`该事项的承办单位已是${standing.organ}。`, `it is an item of ${standing.organ} already`);
  const need = standing.item.task?.need ?? null;
  if (event.kind === 'counted' && need === null) throw new Refusal('该事项不计次数。', 'nothing is counted for this item');
  if (event.kind === 'submitted' && need !== null && standing.counted.length < need) {
    const { length } = standing.counted;
    throw new Refusal(
      `应不少于 ${need} 次，已登记 ${length} 次，还差 ${need - length} 次。请先用 ledger count 登记。`,
      `${need} times are wanted, ${length} are noted; note the others with ledger count first`,
    );
  }
}

/** Where an item goes that is still there when it is rechecked; one that nobody had deployed or answered goes back to that. */
function working({ extension, path }: Standing): State {
  const last = path.findLast(({ state }) => state !== 'to-recheck' && state !== 'appealed')!.state;
  if (last === 'to-deploy' || last === 'deployed') return last;
  return extension.granted ? 'extended' : 'mending';
}

function refuse(before: Standing | null, event: LedgerEvent): Refusal {
  const name = eventNames[event.kind];
  if (!before) return new Refusal(`事项尚未立项，不能登记“${name['zh-CN']}”。`, `the item is not opened: “${name.en}” cannot come first`);
  const from = allowedFrom(signOf(event)).map((state) => stateNames[state]);
  const now = stateNames[before.state];
  const next =
    from.length > 0
      ? [
          `，须在“${from.map((names) => names['zh-CN']).join('、')}”状态下进行`,
          `; it may come when an item is ${from.map(({ en }) => en).join(' or ')}`,
        ]
      : ['', ''];
  return new Refusal(
    `该事项现为“${now['zh-CN']}”，不能登记“${name['zh-CN']}”${next[0]}。`,
    `the item is ${now.en}: “${name.en}” may not come now${next[1]}`,
  );
}

/** How far an item has come, whatever an appeal says. */
export function rankOf(state: State, before: State | null): number {
  return ranks[(state === 'appealed' ? before! : state) as keyof typeof ranks];
}

/** The pauses of this cycle: its stays in the states in which clocks stand still. */
export function pausesOf({ path }: Pick<Standing, 'path'>, pausedIn: readonly State[]): Pause[] {
  return path.flatMap(({ state, on }, at) => (pausedIn.includes(state) ? [{ from: on, to: path[at + 1]?.on ?? null }] : []));
}
