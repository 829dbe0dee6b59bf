/** What only the network, DNS or a browser can say of a site. Each part is null when it was not measured. */
import { z } from 'zod';
import { LighthouseFacts } from './lighthouse.ts';
import { Day } from './text.ts';

/** Hues as people name them; black, white and grey are none. */
export const hues = ['red', 'orange', 'yellow', 'green', 'cyan', 'blue', 'purple'] as const;

const Address = z.object({ reached: z.boolean(), status: z.number().int().nullable(), reason: z.string().nullable() });

export const Probes = z.object({
  https: z
    .object({
      reached: z.boolean().describe('the home page answers over https'),
      reason: z.string().nullable().describe('error code when it does not: CERT_HAS_EXPIRED, ERR_TLS_CERT_ALTNAME_INVALID, ECONNREFUSED …'),
      certificate: z
        .object({
          issuer: z.string(),
          validFrom: Day,
          validTo: Day,
          hostMatches: z.boolean(),
          trusted: z.boolean().describe('a chain to a root that browsers know'),
        })
        .nullable(),
      redirects: z.boolean().nullable().describe('http leads to https; null: not tried'),
    })
    .nullable(),
  notFound: z
    .object({
      url: z.string().describe('an address that cannot exist'),
      status: z.number().int(),
      finalUrl: z.string(),
      leadsHome: z.boolean().describe('the visitor ends on the home page'),
      saysGone: z.boolean().describe('the page says that there is nothing'),
      offersWay: z.boolean().describe('a link to the home page, a site map or a search box'),
    })
    .nullable(),
  timing: z
    .object({ samples: z.array(z.number().nonnegative()).min(1).describe('milliseconds to load the home page with script, one a visit') })
    .nullable(),
  availability: z
    .object({
      from: Day,
      to: Day,
      days: z.array(z.object({ day: Day, attempts: z.number().int(), failures: z.number().int() })),
    })
    .nullable()
    .describe('the continuous monitoring of the home page'),
  search: z
    .object({
      url: z.string().describe('address of the search with its method, as asked'),
      grouped: z.boolean().nullable().describe('results are parted by kind'),
      asked: z.array(
        z.object({
          title: z.string().describe('a title that stands on the site'),
          url: z.string().describe('address of its page'),
          status: z.number().int().nullable(),
          position: z.number().int().positive().nullable().describe('place among the results of the first page; null: not among them'),
          reason: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  ipv6: z
    .object({
      addresses: z.array(z.string()).describe('AAAA records of the host'),
      home: Address.nullable().describe('null: the inspecting machine has no IPv6'),
      nameServers: z.boolean().nullable().describe('a name server of the zone has an AAAA record'),
      sameContent: z.number().min(0).max(1).nullable().describe('share of the words of the home page that both protocols show'),
      links: z
        .array(z.object({ level: z.union([z.literal(2), z.literal(3)]), asked: z.number().int(), supported: z.number().int() }))
        .describe('hosts of links of the second and third level that have AAAA records and answer'),
    })
    .nullable(),
  landings: z
    .array(
      z.object({
        url: z.string().describe('link to a host outside the government'),
        finalUrl: z.string(),
        title: z.string(),
        spam: z.array(z.string()).describe('terms of kind spam in title, keywords and text'),
        parked: z.boolean().describe('the domain is for sale or parked'),
        foundOn: z.string(),
        text: z.string(),
      }),
    )
    .nullable()
    .describe('where external links of the home page and the second level lead'),
  attachments: z
    .array(
      z.object({
        url: z.string(),
        text: z.string(),
        foundOn: z.string(),
        bytes: z.number().int().nonnegative(),
        problem: z.enum(['empty', 'wrong-type', 'broken', 'password', 'no-text']).nullable(),
        detail: z.string().nullable(),
      }),
    )
    .nullable()
    .describe('attachments that were opened'),
  externalNotice: z
    .object({
      asked: z.number().int(),
      noticed: z.number().int(),
      example: z.string().nullable().describe('a link that leaves without a word'),
    })
    .nullable(),
  colours: z
    .object({
      shares: z
        .partialRecord(z.enum(hues), z.number().min(0).max(1))
        .describe('of the coloured points of the home page, pictures left out'),
    })
    .nullable()
    .optional(),
  lighthouse: z.array(LighthouseFacts).nullable(),
});
export type Probes = z.infer<typeof Probes>;
