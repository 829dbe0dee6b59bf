/** States of an item of the ledger and how it gets from one to the next, as data. */
import type { Bilingual } from '../../checks/model/index.ts';
import type { EventData, EventKind, LedgerEvent } from '../../checks/model/ledger.ts';

export const states = ['to-deploy', 'deployed', 'answered', 'mending', 'extended', 'to-recheck', 'appealed', 'closed'] as const;
export type State = (typeof states)[number];

export const stateNames: Record<State, Bilingual> = {
  'to-deploy': { 'zh-CN': '待部署', en: 'to be deployed' },
  deployed: { 'zh-CN': '已部署', en: 'deployed' },
  answered: { 'zh-CN': '已反馈', en: 'answered' },
  mending: { 'zh-CN': '整改中', en: 'being mended' },
  extended: { 'zh-CN': '延期', en: 'extended' },
  'to-recheck': { 'zh-CN': '待复查', en: 'to be rechecked' },
  appealed: { 'zh-CN': '申诉', en: 'appealed' },
  closed: { 'zh-CN': '销号', en: 'closed' },
};

/** How far an item has come; a clock stops when the state that it waits for, or one beyond, is reached. An appeal leaves it where it was. */
export const ranks: Record<Exclude<State, 'appealed'>, number> = {
  'to-deploy': 0,
  deployed: 1,
  answered: 2,
  mending: 3,
  extended: 3,
  'to-recheck': 4,
  closed: 5,
};

/** Events with what they decided, where that leads elsewhere. */
type Sign =
  | Exclude<EventKind, 'rechecked' | 'extension-decided' | 'appeal-decided'>
  | `rechecked:${EventData['rechecked']['result']}`
  | `extension-decided:${'granted' | 'refused'}`
  | `appeal-decided:${'upheld' | 'rejected'}`;

/** `stays`: as it is. `working`: 延期 where an extension stands, else 整改中; where nobody had answered yet, where it was. `before`: where it was when the appeal came. */
type Goal = State | 'stays' | 'working' | 'before';
type Moves = Partial<Record<State | 'new', Goal>>;

const from = <Goals extends Goal>(some: readonly (State | 'new')[], goal: Goals): Moves =>
  Object.fromEntries(some.map((state) => [state, goal]));
const open = states.filter((state) => state !== 'closed');
const heard = open.filter((state) => state !== 'appealed');

/** From which state an event may come, and where it leads. What is not named is not allowed. */
export const moves: Record<Sign, Moves> = {
  opened: { new: 'to-deploy' },
  deployed: { 'to-deploy': 'deployed' },
  answered: { deployed: 'answered' },
  progressed: { answered: 'mending', mending: 'mending', extended: 'extended' },
  submitted: from(['answered', 'mending', 'extended'], 'to-recheck'),
  'rechecked:mended': from(heard, 'to-recheck'),
  'rechecked:present': { ...from(heard, 'stays'), 'to-recheck': 'working' },
  'rechecked:unclear': from(heard, 'stays'),
  closed: { 'to-recheck': 'closed' },
  reopened: { closed: 'to-deploy' },
  found: from(open, 'stays'),
  'extension-asked': from(['deployed', 'answered', 'mending', 'extended'], 'stays'),
  'extension-decided:granted': from(['deployed', 'answered', 'mending', 'extended'], 'extended'),
  'extension-decided:refused': from(heard, 'stays'),
  appealed: from(heard, 'appealed'),
  'appeal-decided:upheld': { appealed: 'closed' },
  'appeal-decided:rejected': { appealed: 'before' },
  warned: from(heard, 'stays'),
  'due-soon': from(heard, 'stays'),
  reminded: from(open, 'stays'),
  transferred: from(heard, 'to-deploy'),
  graded: from(open, 'stays'),
  counted: from(open, 'stays'),
  noted: from(states, 'stays'),
};

export function signOf(event: LedgerEvent): Sign {
  switch (event.kind) {
    case 'rechecked':
      return `rechecked:${event.data.result}`;
    case 'extension-decided':
      return `extension-decided:${event.data.granted ? 'granted' : 'refused'}`;
    case 'appeal-decided':
      return `appeal-decided:${event.data.upheld ? 'upheld' : 'rejected'}`;
    default:
      return event.kind;
  }
}

/** What events are called. */
export const eventNames: Record<EventKind, Bilingual> = {
  opened: { 'zh-CN': '立项', en: 'opened' },
  reopened: { 'zh-CN': '重新立项', en: 'reopened' },
  found: { 'zh-CN': '再次检查仍存在', en: 'found again' },
  deployed: { 'zh-CN': '部署', en: 'deployed' },
  answered: { 'zh-CN': '反馈', en: 'answered' },
  progressed: { 'zh-CN': '整改进展', en: 'progress' },
  submitted: { 'zh-CN': '提请复查', en: 'submitted for recheck' },
  rechecked: { 'zh-CN': '复查', en: 'rechecked' },
  closed: { 'zh-CN': '销号', en: 'closed' },
  'extension-asked': { 'zh-CN': '申请延期', en: 'extension asked for' },
  'extension-decided': { 'zh-CN': '延期审批', en: 'extension decided' },
  appealed: { 'zh-CN': '申诉', en: 'appealed' },
  'appeal-decided': { 'zh-CN': '申诉处理', en: 'appeal decided' },
  warned: { 'zh-CN': '预警', en: 'warned' },
  'due-soon': { 'zh-CN': '到期提醒', en: 'due soon' },
  reminded: { 'zh-CN': '电话催办', en: 'reminded by telephone' },
  transferred: { 'zh-CN': '移交', en: 'handed to another organ' },
  graded: { 'zh-CN': '调整等级', en: 'grade changed' },
  counted: { 'zh-CN': '计次', en: 'counted' },
  noted: { 'zh-CN': '备注', en: 'noted' },
};

/** The states from which an event may come. */
export function allowedFrom(sign: Sign): State[] {
  return states.filter((state) => moves[sign][state] !== undefined);
}
