/** PageFacts of one inspection → SiteFacts. Keeps small summaries only: no page is held whole but the home page. */
import type { LinkState, PageFacts, SiteFacts, SiteProfile } from '../model/index.ts';

/** What is known of one link target. */
export interface TargetState {
  state: LinkState;
  status: number | null;
  reason: string | null;
  attempts: number;
}

export interface SiteInput {
  url: string;
  /** The day the facts speak of, `YYYY-MM-DD`. */
  asOf: string;
  profile?: SiteProfile;
  reached: SiteFacts['reached'];
  coverage: SiteFacts['coverage'];
  /** State of a target by its address without fragment; undefined when it was not visited. */
  stateOf(url: string): TargetState | undefined;
}

export interface SiteGathering {
  add(page: PageFacts): void;
  finish(): SiteFacts;
}

/** Starts gathering the facts of a site. Pages are added in order of their address; nothing but their content decides the result. */
export function startSite(input: SiteInput): SiteGathering {
  let home: PageFacts | null = null;
  const kinds: SiteFacts['kinds'] = {};
  return {
    add(page) {
      kinds[page.kind] = (kinds[page.kind] ?? 0) + 1;
      if (page.kind === 'home') home = page;
    },
    finish() {
      return {
        site: { url: input.url, host: new URL(input.url).host, name: input.profile?.name ?? '' },
        asOf: input.asOf,
        reached: input.reached,
        coverage: input.coverage,
        kinds,
        home,
        columns: [],
        targets: [],
        linkHealth: {},
        disclosure: {
          guide: { state: 'absent' },
          system: { state: 'absent' },
          statutory: { state: 'absent' },
          annual: { state: 'absent' },
          apply: { state: 'absent' },
        },
        identity: {
          siteCode: null,
          icp: null,
          police: null,
          partyEmblem: null,
          reportErrors: null,
          organ: null,
          contact: null,
          siteMap: null,
        },
        guides: [],
        reports: [],
        updates: { newest: null, url: null, title: null },
      };
    },
  };
}
