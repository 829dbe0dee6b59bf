/** SiteFacts: what all PageFacts and link states of one inspection say together. Bounded in size: no page is held whole but the home page. */
import { z } from 'zod';
import { AnnualReport } from './annual-report.ts';
import { siteDuties } from './duty-facts.ts';
import { DisclosureEntry, disclosureKeys, guideElements, identityKeys, LinkArea, LinkVia, PageFacts, PageKind } from './page-facts.ts';
import { Probes } from './probes.ts';
import { siteSurface } from './surface-facts.ts';
import { Day } from './text.ts';

/** What became of a link target. */
export const linkStates = [
  'ok',
  'moved',
  'dead',
  'server-error',
  'timeout',
  'tls',
  'refused',
  'soft-404',
  'malformed',
  'intranet',
  'unsupported',
] as const;
export const LinkState = z.enum(linkStates);
export type LinkState = z.infer<typeof LinkState>;

/** Column categories; names, synonyms and freshness limits are in knowledge/columns.ts. */
export const columnCategories = [
  'news',
  'notice',
  'policy',
  'interpretation',
  'personnel',
  'planning',
  'statistics',
  'budget',
  'procurement',
  'organ',
  'leader',
  'guide',
  'system',
  'statutory',
  'annual',
  'apply',
  'service',
  'interaction',
  'topic',
  'overview',
  'other',
] as const;
export const ColumnCategory = z.enum(columnCategories);
export type ColumnCategory = z.infer<typeof ColumnCategory>;

export const Column = z.object({
  path: z.array(z.string()).describe('names from the first level down; home is left out'),
  name: z.string(),
  url: z.string().nullable().describe('null when no page of its own was seen'),
  level: z.number().int().positive().describe('1 = first level'),
  category: ColumnCategory,
  why: z.string().describe('what the category was read from'),
  source: z.enum(['nav', 'breadcrumb', 'url', 'meta', 'block', 'profile']),
  visited: z.boolean(),
  items: z.number().int().nonnegative(),
  dated: z.number().int().nonnegative(),
  newest: Day.nullable(),
  oldest: Day.nullable(),
  newestItem: z.object({ title: z.string(), href: z.string() }).nullable(),
  blank: z.boolean().nullable().describe('null: not measured (not visited, or filled by script)'),
  blankText: z.string().nullable(),
  scripted: z.boolean(),
  children: z.number().int().nonnegative(),
  exempt: z.string().nullable().describe('reason of an exemption in the site profile'),
});
export type Column = z.infer<typeof Column>;

/** A target that is not plainly ok, with who links to it. */
export const Target = z.object({
  url: z.string(),
  state: LinkState,
  status: z.number().int().nullable(),
  reason: z.string().nullable().describe('error code or words: ENOTFOUND, CERT_HAS_EXPIRED, 页面不存在 …'),
  attempts: z.number().int().positive(),
  external: z.boolean(),
  kind: z.enum(['page', 'attachment', 'image', 'style', 'script', 'media']),
  referrerCount: z.number().int().nonnegative(),
  referrers: z.array(z.object({ url: z.string(), text: z.string(), area: LinkArea, via: LinkVia })).describe('the first 20 by address'),
  onHome: z.boolean(),
});
export type Target = z.infer<typeof Target>;

export const SiteFacts = z.object({
  site: z.object({ url: z.string(), host: z.string(), name: z.string() }),
  asOf: Day,
  reached: z.object({ ok: z.boolean(), state: LinkState, status: z.number().int().nullable(), reason: z.string().nullable() }),
  coverage: z.object({
    pages: z.number().int(),
    rendered: z.number().int(),
    targets: z.number().int(),
    unmeasuredTargets: z.number().int(),
    complete: z.boolean().describe('nothing in scope was left out by a budget'),
    leftOut: z.array(z.object({ reason: z.string(), count: z.number().int(), examples: z.array(z.string()) })),
  }),
  kinds: z.partialRecord(PageKind, z.number().int()),
  home: PageFacts.nullable(),
  columns: z.array(Column),
  targets: z.array(Target),
  linkHealth: z.partialRecord(LinkState, z.number().int()),
  disclosure: z.record(z.enum(disclosureKeys), DisclosureEntry.extend({ foundOn: z.string().optional() })),
  identity: z.record(
    z.enum(identityKeys),
    z
      .object({
        value: z.string(),
        where: z.string(),
        foundOn: z.string(),
        pages: z.number().int(),
        variants: z.array(z.object({ value: z.string(), where: z.string(), pages: z.number().int(), example: z.string() })),
      })
      .nullable(),
  ),
  guides: z.array(
    z.object({
      url: z.string(),
      title: z.string(),
      published: Day.nullable(),
      elements: z.partialRecord(z.enum(guideElements), z.string()),
      attachment: z.boolean().describe('the guide is only a file to download: its elements were not read'),
    }),
  ),
  reports: z.array(
    z.object({
      url: z.string(),
      title: z.string(),
      year: z.number().int().nullable(),
      published: Day.nullable(),
      organ: z.string().nullable(),
      content: AnnualReport.nullable().describe('null: only seen in a list, or the page shows no report'),
    }),
  ),
  updates: z
    .object({ newest: Day.nullable(), url: z.string().nullable(), title: z.string().nullable() })
    .describe('newest dated information seen on the home page, or on second-level pages when the home page only leads to columns'),
  ...siteSurface,
  ...siteDuties,
  probes: Probes.optional().describe('what only the network, DNS or a browser can say; absent: no probe ran'),
});
export type SiteFacts = z.infer<typeof SiteFacts>;
