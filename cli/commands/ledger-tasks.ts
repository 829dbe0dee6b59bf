/** `ledger tasks`: the tasks of plans, with their dates and counts. */
import type { LedgerTerms } from './ledger.ts';

export function addLedgerTasks(_terms: LedgerTerms): void {}
