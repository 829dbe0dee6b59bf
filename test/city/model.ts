/** What the city is made of: sites, columns, pages, and the record of what was planted. */
import type { Outcome as AnyOutcome, GuideElement, SiteProfile } from '../../checks/model/index.ts';
import type { DutyFault, PlantedDuty } from './duty-faults.ts';
import type { ReportFault } from './report-faults.ts';
import type { SurfaceFault } from './surface-faults.ts';
import type { TopicName } from './words.ts';

export type StyleName = 'classic' | 'modern' | 'county';

/** How a site writes and declares its encoding. */
export interface Encoding {
  charset: 'utf-8' | 'gb2312' | 'gbk';
  declared: 'meta' | 'header' | 'both' | 'none';
}

export type Outcome = Extract<AnyOutcome, 'fail' | 'review'>;

/** One planted defect: what an inspection must find, and nothing else. */
export interface PlantedFinding {
  check: string;
  outcome: Outcome;
  /** Address the finding speaks of. */
  url: string;
  /** What was planted, for a person. */
  detail: string;
  /** Seen only when a check runs with these options. */
  options?: Record<string, unknown>;
  /** Seen only by an inspection that runs script. */
  rendered?: true;
  /** Seen only by an inspection that asks the network, or a browser, more than for pages. */
  probed?: 'network' | 'browser';
}

export type ListTopic =
  | 'news'
  | 'topic'
  | 'notice'
  | 'policy'
  | 'interpretation'
  | 'plan'
  | 'personnel'
  | 'budget'
  | 'statistics'
  | 'procurement'
  | 'consult'
  | 'service'
  | 'form'
  | 'rules'
  | 'letter'
  | 'annual';

export type Shape = 'hub' | 'stub' | 'list' | 'text' | 'leaders' | 'guide' | 'apply' | 'consultation' | 'scripted';

/** A column as planned. */
export interface ColumnPlan {
  key: string;
  name: string;
  shape: Shape;
  /** What its list is about. */
  topic?: ListTopic;
  count?: number;
  /** Days between the as-of day and its newest entry. */
  newest?: number;
  /** What `newest` is while nothing is wrong with the column; told where the plan says otherwise. */
  usual?: number;
  /** Days between entries. */
  step?: number;
  /** Holds nothing: its page says so in words, or shows an empty list. */
  blank?: 'words' | 'silent';
  /** Its rows show no date. */
  undated?: true;
  /** An older entry stands first, as portals pin them. */
  pinned?: true;
  children?: ColumnPlan[];
}

export type IdentityOmission = 'icp' | 'police' | 'partyEmblem' | 'reportErrors' | 'siteMap' | 'organ' | 'contact';

/** Defects planted in a site beside those its column plans hold. */
export interface Faults {
  unreachable?: '503' | 'closed';
  /** An address that does not exist is answered with 200, or leads to the home page. */
  missing?: 'answers' | 'home';
  deadHome?: number;
  deadInner?: number;
  deadAttachment?: number;
  /** The home page does not lead to 政府信息公开. */
  noPlatformEntry?: true;
  guideLacks?: GuideElement[];
  annual?: { late: string } | 'missing';
  /** What is wrong in the newest annual report. */
  report?: ReportFault[];
  siteCode?: 'missing' | 'malformed' | 'disagreeing';
  omits?: IdentityOmission[];
  /** Groups of page tags left out. */
  metas?: ('site' | 'column' | 'article')[];
  /** Policy documents published so many working days after they were written. */
  lags?: number[];
  /** Faults in what organs owe by law. */
  duties?: DutyFault[];
  /** Faults in what the site shows beside its disclosures. */
  surface?: SurfaceFault[];
}

export interface SiteSpec {
  id: string;
  host: string;
  /** '' or the path under which a unit lives on a platform. */
  prefix: string;
  /** Name of the website. */
  name: string;
  organ: string;
  /** How its news calls the organ. */
  short: string;
  /** 机关代字 */
  documentCode: string;
  style: StyleName;
  encoding: Encoding;
  topics: TopicName;
  siteCode: string;
  columns: ColumnPlan[];
  faults?: Faults;
  profile?: SiteProfile;
  /** The server answers 405 to HEAD. */
  refusesHead?: true;
  /** What it shows over HTTPS; without it nothing. */
  certificate?: 'good' | 'expired' | 'other' | 'self';
  /** It lives under HTTPS, and HTTP leads there. */
  secure?: true;
}

/** A row of a list and the page it leads to. */
export interface Entry {
  title: string;
  path: string;
  day: string;
  /** Working days by which it was published late, as planned. */
  lag?: number;
  /** The document that it interprets. */
  about?: string;
}

/** An entry and its page as they were written, before anything was planted in them. */
export interface Article {
  entry: Entry;
  page: Page;
}

/** What a site published up to a day; its state on a later day carries it on. Filled while the site is built. */
export interface Past {
  asOf: string;
  /** By path of the column, newest first. */
  articles: Map<string, Article[]>;
  /** How many entries a column has had beyond those of its first day, by its path. */
  added: Map<string, number>;
  files: Map<string, File>;
  /** Where each defect was put: it stays there for as long as its page is listed. */
  spots: Map<string, string>;
}

export interface Column {
  plan: ColumnPlan;
  key: string;
  name: string;
  path: string;
  parents: Column[];
  children: Column[];
  entries: Entry[];
}

export type PageShape = 'home' | 'hub' | 'list' | 'article' | 'text' | 'stub' | 'scripted' | 'other';

export interface Page {
  path: string;
  shape: PageShape;
  title: string;
  column: Column | null;
  /** What its title tag says instead of its names. */
  headTitle?: string;
  /** What its tag PubDate says instead of its day. */
  pubDate?: string;
  /** Content between the frame of the style, where the style does not write it itself. */
  body: string;
  /** Publication day shown above an article. */
  day?: string;
  source?: string;
  /** Rows of a list page and where in the list it stands. */
  rows?: Entry[];
  pager?: { page: number; pages: number; total: number };
}

export interface File {
  type: string;
  body: () => Buffer;
}

/** A planted fault by the path of the page it speaks of; '' for the site. */
export interface Planted {
  check: string;
  outcome: Outcome;
  path: string;
  detail: string;
  probed?: 'network' | 'browser';
}

export interface Front {
  /** An entry for the old and the disabled. */
  aid: boolean;
  /** Year of the yearly sheet that the home page leads to. */
  sheet: number | null;
  viewport: boolean;
  /** Pages of the disclosure platform have a search box. */
  platformSearch: boolean;
  /** The search of the site finds what is there. */
  searchFinds: boolean;
  /** Markup at the end of the home page. */
  foot: string[];
}

/** A site as built: pages are written out when they are asked for. */
export interface Site {
  spec: SiteSpec;
  id: string;
  host: string;
  url: string;
  name: string;
  asOf: string;
  /** What its chance is drawn from. */
  seed: string;
  past: Past;
  /** Name of the defect that is being put in, where it stays on its page. */
  planting: string | null;
  columns: Column[];
  pages: Map<string, Page>;
  files: Map<string, File>;
  /** path → where it moved, answered with 301. */
  moved: Map<string, string>;
  /** Addresses of pages that are not there, answered with 200 and the words of a missing page. */
  soft: Set<string>;
  /** Addresses written on the home page that answer 404. */
  deadOnHome: { path: string; text: string }[];
  phone: string;
  fax: string;
  address: string;
  mail: string;
  icp: string;
  police: string;
  leaders: { name: string; post: string; duty: string }[];
  truth: PlantedFinding[];
  /** What was planted of the faults in duties. */
  duties: PlantedDuty[];
  /** What its pages show beside their content. */
  front: Front;
  surface: Planted[];
  /** Sites that friend links may lead to. */
  neighbours: { name: string; url: string }[];
}
