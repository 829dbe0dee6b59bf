/** Which items of the ledger a command speaks of. */
import type { LedgerItem } from '../checks/model/ledger.ts';
import type { Opened } from '../reports/ledger/desk.ts';
import { type State, stateNames, states } from '../reports/ledger/states.ts';
import { usage } from './failure.ts';
import { readChoice, readDay } from './values.ts';

export interface ItemFilter {
  organ?: string;
  site?: string;
  round?: string;
  states?: State[];
  kind?: LedgerItem['kind'];
  open?: true;
  overdue?: true;
  supervised?: true;
  /** Last day. */
  dueBefore?: string;
}

/** The options as given. */
export interface FilterOptions {
  organ?: string;
  site?: string;
  round?: string;
  state?: string[];
  kind?: string;
  open?: true;
  overdue?: true;
  supervised?: true;
  dueBefore?: string;
}

export function readFilter(given: FilterOptions): ItemFilter {
  const { organ, site, round, state, kind, open, overdue, supervised, dueBefore } = given;
  return {
    ...(organ === undefined ? {} : { organ }),
    ...(site === undefined ? {} : { site }),
    ...(round === undefined ? {} : { round }),
    ...(state === undefined ? {} : { states: state.flatMap((names) => names.split(/[,，、]/)).map(readState) }),
    ...(kind === undefined ? {} : { kind: readChoice('--kind', kind, ['finding', 'task', 'order']) }),
    ...(open ? { open } : {}),
    ...(overdue ? { overdue } : {}),
    ...(supervised ? { supervised } : {}),
    ...(dueBefore === undefined ? {} : { dueBefore: readDay('--due-before', dueBefore) }),
  };
}

/** A state by its id or by its name in either language. */
function readState(text: string): State {
  const name = text.trim();
  const found = states.find((state) => state === name || stateNames[state]['zh-CN'] === name || stateNames[state].en === name);
  if (found) return found;
  const all = states.map((state) => `${state}（${stateNames[state]['zh-CN']}）`).join('、');
  throw usage(`没有这个状态：${name}。可用：${all}`, `there is no state ${name}; there are ${states.join(', ')}`);
}

export function fits({ standing, due, over }: Opened, filter: ItemFilter): boolean {
  const { item, state } = standing;
  return (
    (filter.organ === undefined || standing.organ === filter.organ) &&
    (filter.site === undefined || item.site?.id === filter.site || item.site?.url === filter.site || item.site?.name === filter.site) &&
    (filter.round === undefined || standing.rounds.includes(filter.round)) &&
    (filter.states === undefined || filter.states.includes(state)) &&
    (filter.kind === undefined || item.kind === filter.kind) &&
    (!filter.open || state !== 'closed') &&
    (!filter.overdue || over > 0) &&
    (!filter.supervised || (standing.supervised && state !== 'closed')) &&
    (filter.dueBefore === undefined || (due !== null && due <= filter.dueBefore))
  );
}
