/** What every report of one site is written from. */
import type { EvaluationIndex, Judgement, Language, Scorecard, SiteFacts } from '../checks/model/index.ts';

export interface ReportInput {
  scorecard: Scorecard;
  judgement: Judgement;
  site: SiteFacts;
  index: EvaluationIndex;
  /** Chinese when left out. */
  language?: Language;
}
