/** What pages and sites show beside their disclosures: wording, code of others, maps, masks, areas, offers. Parts of PageFacts and SiteFacts. */

import { z } from 'zod';
import { applyElements } from './names.ts';
import { Day } from './text.ts';

export { applyElements };

export type ApplyElement = (typeof applyElements)[number];

const Area = z.enum(['nav', 'main', 'aside', 'footer', 'head']);

/** Fields of PageFacts. */
export const pageSurface = {
  wording: z
    .array(
      z.object({
        kind: z.enum(['typo', 'name', 'political', 'secret', 'spam']),
        term: z.string(),
        suggestion: z.string().optional(),
        quote: z.string(),
        area: Area.describe('head: title, keywords or description'),
      }),
    )
    .describe('words that should not stand on the page, the first of each, at most 20'),
  map: z
    .object({ title: z.string(), approval: z.string().nullable().describe('审图号; empty when only the label stands there') })
    .nullable(),
  scripts: z.object({
    hosts: z.array(z.string()).describe('other hosts that scripts are loaded from'),
    signs: z.array(z.object({ id: z.enum(['search-redirect', 'written-encoded', 'miner', 'title-rewritten']), quote: z.string() })),
  }),
  concealed: z
    .array(z.object({ href: z.string(), text: z.string(), how: z.enum(['hidden', 'shifted']) }))
    .describe('links to hosts outside the government that no reader sees'),
  apply: z.partialRecord(z.enum(applyElements), z.string()).nullable().describe('a page of 依申请公开: what shows each part'),
  catalogue: z.array(z.string()).nullable().describe('a standard catalogue of a grassroots area: the columns its table has'),
  weakMasks: z.array(z.object({ kind: z.enum(['mobile', 'id-card']), stars: z.number().int(), shown: z.string() })),
};

const Seen = { pages: z.number().int().positive(), example: z.string().describe('the first page by address') };

/** Fields of SiteFacts; optional, for sites gathered before they were. */
export const siteSurface = {
  scriptHosts: z.array(z.object({ host: z.string(), ...Seen })).optional(),
  scriptSigns: z.array(z.object({ id: z.string(), quote: z.string(), ...Seen })).optional(),
  concealed: z.array(z.object({ href: z.string(), text: z.string(), how: z.enum(['hidden', 'shifted']), ...Seen })).optional(),
  insecure: z
    .array(z.object({ href: z.string(), active: z.boolean().describe('script, style or frame'), ...Seen }))
    .optional()
    .describe('what pages sent over https load over http'),
  adverts: z.array(z.object({ text: z.string(), href: z.string(), ...Seen })).optional(),
  spamLinks: z
    .array(z.object({ text: z.string(), href: z.string(), ...Seen }))
    .optional()
    .describe('links to other hosts whose text or address advertises gambling and the like'),
  areas: z
    .array(z.object({ area: z.string(), href: z.string(), external: z.boolean(), foundOn: z.string(), text: z.string() }))
    .optional()
    .describe('entries by the name of a key area or a grassroots area'),
  units: z
    .array(
      z.object({ name: z.string(), url: z.string(), pages: z.number().int(), has: z.array(z.string()).describe('columns it leads to') }),
    )
    .optional()
    .describe('the units of a platform that the profile names'),
  offers: z
    .object({
      search: z
        .object({ home: z.boolean(), platform: z.string().nullable() })
        .describe('search boxes: on the home page, on a page of the platform'),
      platforms: z.array(z.string()).describe('pages of the disclosure platform'),
      platformSections: z.array(z.object({ name: z.string(), href: z.string(), page: z.string() })),
      documents: z.number().int().describe('policy documents seen'),
      downloads: z.number().int().describe('of them, those that offer a file'),
      documentExample: z.string().nullable(),
      applications: z.array(
        z.object({
          url: z.string(),
          title: z.string(),
          elements: z.partialRecord(z.enum(applyElements), z.string()),
          fields: z.array(z.string()).describe('fields of its form; empty without one'),
          files: z.array(z.string()).describe('forms to download'),
          online: z.string().nullable().describe('where a link to apply online leads'),
        }),
      ),
      yearlySheets: z.array(
        z.object({
          kind: z.enum(['work', 'supervision']),
          year: z.number().int(),
          url: z.string(),
          title: z.string(),
          onHome: z.boolean(),
          published: Day.nullable(),
        }),
      ),
    })
    .optional(),
};
