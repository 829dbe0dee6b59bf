/** What the engine keeps of targets while it works: the border between the engine and whatever stores it. */
import type { PageFacts } from '../../checks/model/index.ts';
import type { ListedPage } from './pagers.ts';
import type { Observation } from './states.ts';

/** A target as it was come upon. */
export interface Seen {
  url: string;
  /** `page`: in scope, to be read; `check`: only its state is wanted. */
  kind: 'page' | 'check';
  /** Clicks from the start address; null for what is only checked. */
  depth: number | null;
  /** Place among targets of one depth: a seeded hash, so that a budget takes a sample that anybody can draw again. */
  rank: number;
  /** What is known without asking. */
  known?: Observation;
}

/** What a request to a target brought. */
export interface Result extends Pick<Seen, 'url' | 'kind' | 'depth' | 'rank'> {
  /** Null when it depends on where it redirects to. */
  observation: Observation | null;
  redirect?: { to: string; status: number };
  attempts: number;
  /** Facts of the page as the store keeps them, and when and how fast they were gathered. */
  page?: { facts: Uint8Array; timing: PageFacts['timing']; mark?: string; listed?: string };
  /** Why a page that answered was not read. */
  leftOut?: LeftOutReason;
  seen: Seen[];
}

/** Why an address was not visited, or visited and not read; `robots-elsewhere`: the robots.txt of a host that is only linked to. */
export type LeftOutReason = 'max-pages' | 'max-time' | 'max-bytes' | 'depth' | 'robots' | 'robots-elsewhere' | 'trap' | 'too-large';

export interface StoredTarget extends Pick<Seen, 'url' | 'kind' | 'depth' | 'rank'> {
  observation: Observation | null;
  redirect: { to: string; status: number } | null;
  attempts: number;
}

export interface Counts {
  /** Pages read. */
  pages: number;
  /** Pages chosen to be visited, whatever came of it. */
  chosen: number;
  targets: number;
  checked: number;
  failing: number;
}

/** Lists are in order of rank, then address, or of address alone where it says so; `after` is the last of the list before. */
export interface Frontier {
  /** Adds targets that are new. What was only to be checked and turns out to be a page becomes one. */
  add(targets: readonly Seen[]): Promise<void>;
  /** Results and the targets they bring, all or nothing. */
  record(results: readonly Result[]): Promise<void>;
  /** The least depth that still has pages to visit. */
  lowestDepth(): Promise<number | null>;
  /** Pages of a depth that nobody decided on. */
  undecided(depth: number, limit: number): Promise<StoredTarget[]>;
  /** Decides which pages are visited and why others are not. */
  decide(decisions: readonly { target: StoredTarget; leftOut: LeftOutReason | null }[]): Promise<void>;
  /** Pages of a depth that were chosen and not visited yet. */
  chosen(depth: number, after: StoredTarget | null, limit: number): Promise<StoredTarget[]>;
  unchecked(after: StoredTarget | null, limit: number): Promise<StoredTarget[]>;
  /** Targets that failed at every attempt so far, fewer than `attempts`; by address. */
  failing(attempts: number, after: StoredTarget | null, limit: number): Promise<StoredTarget[]>;
  /** When the last of those was tried, in milliseconds since 1970; null when there is none. */
  lastFailure(attempts: number): Promise<number | null>;
  /** Targets that redirect; by address. */
  redirected(after: StoredTarget | null, limit: number): Promise<StoredTarget[]>;
  /** Addresses with a query among the pages chosen so far, in any order. */
  chosenQueries(after: string, limit: number): Promise<string[]>;
  /** Further pages of lists that were read; by address. */
  listed(after: string, limit: number): Promise<ListedPage[]>;
  target(url: string): Promise<StoredTarget | undefined>;
  counts(): Promise<Counts>;
}
