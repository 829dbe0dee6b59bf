/** `round`: inspections of many sites under one index, for one quarter. What hangs under the group is made in files of its own. */
import type { Command } from 'commander';
import type { Terms } from '../terms.ts';
import { addRoundMarks } from './round-marks.ts';
import { addRoundReport } from './round-report.ts';
import { addRoundRun } from './round-run.ts';

/** Terms with what the commands of the group share. */
export interface RoundTerms extends Terms {
  round: Command;
  /** A command of the group, with `--workspace`. */
  make(name: string, zh: string, en: string): Command;
}

/** In the order in which `round --help` lists them. */
const under: ((terms: RoundTerms) => void)[] = [addRoundRun, addRoundMarks, addRoundReport];

export function addRound(terms: Terms): void {
  const round = terms.group(
    'round',
    '季度检查：抽样、检查、人工判定、仲裁、定稿、通报',
    'rounds: many sites under one index, from the sample to the frozen result and its bulletin',
  );
  const make = (name: string, zh: string, en: string): Command => terms.workspace(terms.command(name, zh, en, round));
  for (const add of under) add({ ...terms, round, make });
}
