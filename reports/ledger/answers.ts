/** What organs filled in → events of the ledger, line by line: what is taken, what was there already, and why the rest was left. */
import type { Bilingual } from '../../checks/model/index.ts';
import type { LedgerEvent, LedgerFile } from '../../checks/model/ledger.ts';
import { makePlain } from '../plain.ts';
import type { Standing } from './fold.ts';
import { step } from './fold.ts';
import { dayOfMoment } from './moments.ts';
import { Refusal } from './refusal.ts';

/** One line as an organ handed it in. */
export interface FilledIn {
  /** 整改情况 */
  answer: string;
  /** 完成时间, `YYYY-MM-DD`; null: not done yet. */
  done: string | null;
  /** 佐证 */
  proof: string;
}

export interface Taking {
  at: string;
  by: string;
  files: LedgerFile[];
}

/** taken: with what is to be written · same: it was handed in before · empty: nothing was filled in · refused: why. */
export type Answer =
  | { outcome: 'taken'; events: LedgerEvent[]; standing: Standing }
  | { outcome: 'same' }
  | { outcome: 'empty' }
  | { outcome: 'refused'; why: Bilingual };

const longest = 5000;

/**
 * The events of one line. An answer stands for the deployment that was not noted: who answers has taken it up. With a day of completion it is
 * submitted for recheck, without one it is an answer, or progress where it was answered before.
 */
export function takeAnswer(
  { answer, done, proof }: FilledIn,
  standing: Standing,
  { at, by, files }: Taking,
  logged: readonly LedgerEvent[],
): Answer {
  const text = [answer, proof && `佐证：${proof}`]
    .filter((part) => part.trim() !== '')
    .map((part) =>
      part
        .split(/\r\n|\r|\n/)
        .map(makePlain)
        .join('\n')
        .trim(),
    )
    .join('\n');
  if (text === '' && done === null) return { outcome: 'empty' };
  if (answer.trim() === '')
    return refused('填写了完成时间或佐证，未填写整改情况', 'a day of completion or evidence is there, but not what was done');
  if (text.length > longest) return refused(`整改情况超过 ${longest} 个字`, `what was done takes more than ${longest} characters`);
  const today = dayOfMoment(at);
  if (done !== null && done > today)
    return refused(`完成时间 ${done} 晚于登记日 ${today}`, `the day of completion ${done} lies after ${today}`);
  if (done !== null && done < standing.openedOn)
    return refused(
      `完成时间 ${done} 早于立项日 ${standing.openedOn}`,
      `the day of completion ${done} lies before the item was opened, ${standing.openedOn}`,
    );
  const last = logged.findLast(
    ({ kind }) => kind === 'submitted' || kind === 'answered' || kind === 'progressed' || kind === 'reopened' || kind === 'rechecked',
  );
  if (last && 'text' in last.data && last.data.text === text && (last.kind === 'submitted' ? last.data.done === done : done === null))
    return { outcome: 'same' };

  const events: LedgerEvent[] = [];
  const { state } = standing;
  if (state === 'to-deploy') events.push({ at, by, kind: 'deployed', data: { to: '', note: '由反馈推定已部署' } });
  const answered = state !== 'to-deploy' && state !== 'deployed';
  if (done !== null) {
    if (!answered) events.push({ at, by, kind: 'answered', data: { text, files: [] } });
    events.push({ at, by, kind: 'submitted', data: { text, files, done } });
  } else events.push({ at, by, kind: answered ? 'progressed' : 'answered', data: { text, files } });
  try {
    return { outcome: 'taken', events, standing: events.reduce((so, event) => step(standing.item, so, event), standing) };
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', why: error.text };
    throw error;
  }
}

const refused = (zh: string, en: string): Answer => ({ outcome: 'refused', why: { 'zh-CN': zh, en } });
