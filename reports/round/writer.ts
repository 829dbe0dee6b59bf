/** What writes one format of a round: it is shown every site as it streams by, and the report when all have passed. */
import { createHash } from 'node:crypto';
import type { EvaluationIndex, Judgement, Language, Round, SiteFacts } from '../../checks/model/index.ts';
import type { Template } from '../bulletin/template.ts';
import type { ComparedSite } from '../comparison/compare.ts';
import type { CheckNames } from '../comparison/names.ts';
import type { RoundFiles } from './files.ts';
import type { RoundReport } from './model.ts';

export interface WriterContext {
  language: Language;
  round: Round;
  index: EvaluationIndex;
  /** The round compared with; null: none. */
  previous: Round | null;
  names: CheckNames;
  files: RoundFiles;
  /** Wording of the bulletin, and what the office filled in. */
  template: Template;
  /** All that is stored of one site of the round; null where it was not judged. */
  judged(site: string): Promise<{ facts: SiteFacts; judgement: Judgement } | null>;
  /** What the ledger calls the state of items, by their keys; what it does not hold is left out. */
  states?(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Scorecards of sites are written too, so that other files may lead to them. */
  scorecards: boolean;
}

export interface RoundWriter {
  /** Called for each site by id, also for those that are no longer in the round. */
  site?(compared: ComparedSite): Promise<void>;
  finish(report: RoundReport): Promise<void>;
  /** Lets go of what it holds open, where the report is not completed. */
  abandon?(): Promise<void>;
}

export type MakeWriter = (context: WriterContext) => Promise<RoundWriter>;

/** Name of the folder of a site: its id where a folder may be called so, else what is left of it and a part of its hash. */
export function folderOf(site: string): string {
  const plain = site
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
  if (plain !== '' && plain === site) return plain;
  return `${plain}${plain && '-'}${createHash('sha256').update(site).digest('hex').slice(0, 8)}`;
}

/** Where the scorecard of a site is, from the folder of the report. */
export const scorecardOf = (site: string): string => `scorecards/${folderOf(site)}/scorecard.html`;
