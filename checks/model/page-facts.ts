/**
 * PageFacts: all that the product knows of one page. Extracted once, stored as JSON, judged many times.
 * Checks see facts, never HTML. Field names are a published contract.
 */

import { z } from 'zod';
import { AnnualReport } from './annual-report.ts';
import { pageDuties } from './duty-facts.ts';
import { disclosureKeys, guideElements, identityKeys } from './names.ts';
import { pageSurface } from './surface-facts.ts';
import { Day } from './text.ts';

export { disclosureKeys, guideElements, identityKeys };

export const pageKinds = [
  'home',
  'hub',
  'column',
  'article',
  'guide',
  'form',
  'report',
  'search',
  'error',
  'stub',
  'frame',
  'other',
] as const;
export const PageKind = z.enum(pageKinds);
export type PageKind = z.infer<typeof PageKind>;

/** What a date stands for: published 发布, written 成文, effective 生效, expires 废止, updated 更新. */
export const DateRole = z.enum(['published', 'written', 'effective', 'expires', 'updated', 'unknown']);
export type DateRole = z.infer<typeof DateRole>;

export const DateSource = z.enum(['label', 'meta', 'list', 'script', 'url', 'text']);
export type DateSource = z.infer<typeof DateSource>;

export const Charset = z.object({
  declared: z.string().nullable().describe('label as the header or the page writes it'),
  used: z.string().describe('name of the encoding that decoded the bytes, as TextDecoder names it'),
  from: z.enum(['header', 'bom', 'meta', 'detected']),
});
export type Charset = z.infer<typeof Charset>;

export const PublishedDate = z.object({
  date: Day,
  time: z.string().optional().describe('HH:MM or HH:MM:SS as shown'),
  source: DateSource,
  text: z.string().describe('the words the date was read from'),
  confidence: z.enum(['high', 'low']).optional().describe('low: the year was inferred, or only the URL says so'),
});
export type PublishedDate = z.infer<typeof PublishedDate>;

export const DatedStatement = z.object({
  date: Day,
  time: z.string().optional(),
  role: DateRole,
  text: z.string(),
  source: DateSource.optional(),
});
export type DatedStatement = z.infer<typeof DatedStatement>;

/** A row of a list: a title that links to a page, usually with a date beside it. */
export const Item = z.object({
  title: z.string(),
  href: z.string().describe('absolute; empty where only script knows where the row leads'),
  date: Day.optional(),
  block: z.number().int().nonnegative().nullable().describe('index into blocks[], null when the row stands in none'),
  inferred: z.literal(true).optional().describe('the row shows no year; it was inferred from neighbours and the clock'),
});
export type Item = z.infer<typeof Item>;

/** A headed part of a page that lists things. */
export const Block = z.object({
  heading: z.string().describe('empty when the list has no heading'),
  href: z.string().nullable().describe('where the heading or its “more” link leads'),
  items: z.number().int().nonnegative().describe('rows of items[] in this block'),
  empty: z.boolean().describe('a list place that holds nothing'),
  emptyText: z.string().optional().describe('the words that say so (此栏目暂无任何新增信息, 建设中 …)'),
  scripted: z.literal(true).optional().describe('a list that only script fills: what it holds was not seen'),
});
export type Block = z.infer<typeof Block>;

export const LinkArea = z.enum(['nav', 'main', 'aside', 'footer', 'head']);
export type LinkArea = z.infer<typeof LinkArea>;
export const LinkVia = z.enum(['a', 'area', 'option', 'onclick', 'meta-refresh', 'frame', 'src', 'css']);
export type LinkVia = z.infer<typeof LinkVia>;

export const Link = z.object({
  href: z.string().describe('absolute, resolved as a browser would; empty for a dummy'),
  raw: z.string().describe('as written'),
  text: z.string(),
  title: z.string().optional(),
  alt: z.string().optional().describe('alt text of the images inside'),
  area: LinkArea,
  via: LinkVia,
  dummy: z.literal(true).optional().describe('empty href, # alone or javascript: that leads nowhere'),
  hidden: z.literal(true).optional().describe('inside an element hidden by style or attribute'),
  noscript: z.literal(true).optional().describe('inside noscript: live only without script'),
  script: z.literal(true).optional().describe('a script that the page loads: its address need not say so'),
});
export type Link = z.infer<typeof Link>;

export type DisclosureKey = (typeof disclosureKeys)[number];
export const DisclosureEntry = z.object({
  state: z.enum(['linked', 'dummy', 'text', 'absent']),
  href: z.string().optional(),
  text: z.string().optional(),
});
export type DisclosureEntry = z.infer<typeof DisclosureEntry>;

export type IdentityKey = (typeof identityKeys)[number];
export const IdentityMark = z.object({
  value: z.string(),
  where: z.enum(['text', 'meta', 'link', 'script']),
  href: z.string().optional(),
  /** The same mark read elsewhere on the page with another value (footer, meta and 找错 link may disagree). */
  others: z.array(z.object({ value: z.string(), where: z.enum(['text', 'meta', 'link', 'script']) })).optional(),
});
export type IdentityMark = z.infer<typeof IdentityMark>;

/** The metadata head of a policy document (索引号, 主题分类, 发文机关, 成文日期, 发文字号, 发布日期, 有效性). */
export const DocumentHead = z.object({
  index: z.string().nullable(),
  category: z.string().nullable(),
  issuer: z.string().nullable(),
  written: Day.nullable(),
  number: z.string().nullable(),
  published: Day.nullable(),
  validity: z.string().nullable(),
});
export type DocumentHead = z.infer<typeof DocumentHead>;

export type GuideElement = (typeof guideElements)[number];

export const FormFacts = z.object({
  kind: z.enum(['search', 'application', 'consultation', 'login', 'other']),
  action: z.string().describe('absolute address, empty when script sends it'),
  fields: z.array(z.string()).describe('names or labels of the fields a person fills in'),
});
export type FormFacts = z.infer<typeof FormFacts>;

export const PersonalDatum = z.object({
  kind: z.enum(['id-card', 'mobile', 'bank-card']),
  masked: z.string().describe('never the value itself'),
  quote: z.string().describe('the words around it, value masked'),
});
export type PersonalDatum = z.infer<typeof PersonalDatum>;

export const PageFacts = z.object({
  url: z.string(),
  finalUrl: z.string(),
  status: z.number().int().describe('HTTP status; 0 when nothing answered; 200 for a file'),
  redirects: z.array(z.object({ url: z.string(), status: z.number().int() })),
  contentType: z.string().nullable(),
  bytes: z.number().int().nonnegative().describe('length of the body after decompression'),
  timing: z.object({ fetchedAt: z.string(), totalMs: z.number() }).nullable(),
  charset: Charset,
  title: z.string(),
  h1: z.string().nullable(),
  language: z.string().nullable(),
  breadcrumb: z.array(z.string()).describe('names from 首页 down'),
  breadcrumbHrefs: z.array(z.string().nullable()).describe('absolute addresses, parallel to breadcrumb'),
  meta: z.record(z.string(), z.string()).describe('values as written; standard names in their standard spelling'),
  kind: PageKind,
  why: z.string().describe('the reason for kind, for a person to check'),
  published: PublishedDate.nullable(),
  dates: z.array(DatedStatement),
  items: z.array(Item),
  blocks: z.array(Block),
  pager: z.object({ pages: z.number().int().nullable(), items: z.number().int().nullable(), next: z.string().nullable() }).nullable(),
  links: z.array(Link),
  disclosure: z.object({
    guide: DisclosureEntry,
    system: DisclosureEntry,
    statutory: DisclosureEntry,
    annual: DisclosureEntry,
    apply: DisclosureEntry,
  }),
  identity: z.object({
    siteCode: IdentityMark.nullable(),
    icp: IdentityMark.nullable(),
    police: IdentityMark.nullable(),
    partyEmblem: IdentityMark.nullable(),
    reportErrors: IdentityMark.nullable(),
    organ: IdentityMark.nullable(),
    contact: IdentityMark.nullable(),
    siteMap: IdentityMark.nullable(),
  }),
  document: DocumentHead.nullable(),
  guide: z
    .partialRecord(z.enum(guideElements), z.string())
    .nullable()
    .describe('where the page is a disclosure guide: the quote that shows each element; an element not found is left out'),
  forms: z.array(FormFacts),
  personalData: z.array(PersonalDatum),
  scripted: z.boolean().describe('the page shows nothing of substance until its script has run'),
  rendered: z.boolean().describe('read from a browser after script ran'),
  text: z.object({ length: z.number().int(), hash: z.string(), excerpt: z.string() }),
  annualReport: AnnualReport.nullable().describe('what an annual report on open government information says; null on any other page'),
  ...pageSurface,
  ...pageDuties,
});
export type PageFacts = z.infer<typeof PageFacts>;
