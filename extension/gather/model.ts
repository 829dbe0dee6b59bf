/** A quick inspection as it is kept. */
import type { SiteFacts, SiteProfile } from '../../checks/model/index.ts';
import type { Counts } from '../../crawler/engine/frontier.ts';

export interface InspectionSettings {
  url: string;
  asOf: string;
  profile: SiteProfile;
  maxPages: number;
  concurrency: number;
  interval: number;
  confirmAfter: number;
  allowPrivate: boolean;
  robots: 'respect' | 'ignore';
}

export interface StoredInspection {
  id: string;
  /** As dossiers are kept. */
  site: string;
  settings: InspectionSettings;
  startedAt: string;
  status: 'running' | 'paused' | 'done' | 'failed';
  phase: 'pages' | 'links' | 'confirm';
  counts: Counts;
  /** Once done. */
  reached?: SiteFacts['reached'];
  coverage?: SiteFacts['coverage'];
  /** Once failed: a code of the engine, or the words of an error. */
  fault?: { code: string; detail: string };
}
