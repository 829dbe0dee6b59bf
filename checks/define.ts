/** One check = one file, file name = id. A check sees facts and a clock, never HTML, and knows nothing of points. */
import type { z } from 'zod';
import type { Bilingual, FactValue, Outcome, PageFacts, SiteFacts, SiteProfile, SiteSummary } from './model/index.ts';

export type Theme =
  | 'availability'
  | 'links'
  | 'freshness'
  | 'disclosure'
  | 'guides'
  | 'annual-report'
  | 'policy'
  | 'service'
  | 'interaction'
  | 'identity'
  | 'function'
  | 'content';

/** What a check says of one place, before the product fills in texts, basis and fingerprint. */
export interface Statement {
  outcome: Outcome;
  /** Key into the check's messages. */
  message: string;
  url: string;
  /** What distinguishes this place from others under the same check (a column path, a target address). No dates, no counts. */
  subject: string;
  quote?: string;
  selector?: string;
  /** Values of the message and what an index may filter on. */
  facts?: Record<string, FactValue>;
}

export interface CheckContext<Options> {
  options: Options;
  /** The day the verdict speaks of, `YYYY-MM-DD`. */
  asOf: string;
  profile: SiteProfile;
}

interface Common<Schema extends z.ZodType> {
  id: string;
  title: Bilingual;
  theme: Theme;
  /** Articles of law the check stands on, as written in knowledge/sources. */
  basis: string[];
  options: Schema;
  messages: Record<string, Bilingual>;
  /** For `checks explain`: what it looks for and why, an example that fails and one that passes. */
  docs: { looksFor: Bilingual; why: Bilingual; fails: Bilingual; passes: Bilingual };
  /** It never fails anything: what it finds is for a person to judge. */
  reviewOnly?: true;
  /** Earlier ids of this check, the oldest first: fingerprints go by that one for good, so that findings keep their history. */
  renamedFrom?: string[];
}

export interface PageCheck<Schema extends z.ZodType = z.ZodType> extends Common<Schema> {
  scope: 'page';
  /** Fields of PageFacts it reads. */
  needs: (keyof PageFacts)[];
  /** Returns no statement for a page it has nothing to say of (not even `na`). */
  run(page: PageFacts, context: CheckContext<z.output<Schema>>): Statement[];
}

export interface SiteCheck<Schema extends z.ZodType = z.ZodType> extends Common<Schema> {
  scope: 'site';
  /** Fields of SiteFacts it reads. */
  needs: (keyof SiteFacts)[];
  /** Always returns at least one statement: silence is no verdict. */
  run(site: SiteFacts, context: CheckContext<z.output<Schema>>): Statement[];
}

/** What a check of a round says, and of which site: the one that has to mend it. */
export interface RoundStatement extends Statement {
  /** Id of the roster. */
  site: string;
}

export interface RoundCheck<Schema extends z.ZodType = z.ZodType> extends Common<Schema> {
  scope: 'round';
  /** Sees all sites of the round in order of their ids; what it says may come in any order, and silence is no verdict. */
  run(sites: readonly SiteSummary[], context: Omit<CheckContext<z.output<Schema>>, 'profile'>): RoundStatement[];
}

export type Check = PageCheck | SiteCheck | RoundCheck;

/** Returns the check as given; exists for its types. */
export function defineCheck<Schema extends z.ZodType>(check: PageCheck<Schema> | SiteCheck<Schema> | RoundCheck<Schema>): Check {
  return check as unknown as Check;
}
