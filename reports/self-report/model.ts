/** What a self-report is written from: results of the year, what became of what was found, and what the site itself published. */
import type { Bilingual, Finding, Scorecard, SiteFacts } from '../../checks/model/index.ts';

/** One inspection of the site within the year. */
export interface Result {
  /** Of a round, its id. */
  round: string | null;
  asOf: string;
  inspection: string;
  scorecard: Scorecard;
}

/** Items of the ledger on the findings of the site, as they stood on the day of the report. */
export interface Mending {
  opened: number;
  closed: number;
  open: { title: Bilingual; state: Bilingual; due: string | null; over: number; text: Bilingual }[];
  cameBack: number;
}

export interface SelfReportInput {
  year: number;
  /** The day it is written for. */
  asOf: string;
  site: { name: string; url: string; organ: string | null; siteCode: string | null };
  /** Oldest first; at least one. */
  results: readonly Result[];
  /** Of the last of them. */
  findings: readonly Finding[];
  facts: SiteFacts;
  /** null: nothing of the site is in the ledger. */
  mending: Mending | null;
}
