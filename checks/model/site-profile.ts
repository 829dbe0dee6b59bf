/** SiteProfile: what a person knows of one site and the machine could not. YAML, one file a site. */
import { z } from 'zod';
import { ColumnCategory } from './site-facts.ts';
import { Day } from './text.ts';

export const SiteProfile = z.strictObject({
  url: z.url().optional(),
  name: z.string().optional(),
  organ: z.string().optional(),
  siteCode: z.string().optional(),
  level: z.enum(['ministry', 'province', 'city', 'county', 'township']).optional(),
  kind: z.enum(['portal', 'department', 'platform-unit']).optional(),
  publicServices: z.boolean().optional().describe('false: no public services; 办事服务 does not apply and the score is rescaled'),
  attributes: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional()
    .describe('whatever else an index may ask of a site: { industry: water, disclosureOffice: true }'),
  scope: z
    .strictObject({
      hosts: z.array(z.string()).default([]).describe('further hosts that belong to the site'),
      paths: z.array(z.string()).default([]).describe('path prefixes: only these belong to the site (many units live under one platform)'),
    })
    .optional(),
  columns: z
    .array(
      z.strictObject({
        match: z.string().describe('column name, “a/b” path or address'),
        category: ColumnCategory.optional(),
        ignore: z.boolean().optional(),
      }),
    )
    .optional(),
  units: z
    .record(z.string(), z.string())
    .optional()
    .describe('units that live on this platform: name → the address their pages begin with'),
  keyAreas: z.record(z.string(), z.string()).optional().describe('key area → organ that owns it'),
  errorReports: z
    .array(z.strictObject({ received: Day, closed: Day.nullable(), title: z.string().optional() }))
    .max(5000)
    .optional()
    .describe('messages of “我为政府网站找错”, as its platform exports them'),
  media: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        platform: z.string().optional().describe('微信, 微博, 客户端 …'),
        newest: Day.nullable().describe('day of the newest post; null: there is none'),
        filed: z.boolean().optional().describe('registered with the office in charge'),
        answers: z.boolean().optional().describe('readers can write to it and are answered'),
      }),
    )
    .max(500)
    .optional()
    .describe('accounts in new media that the organ runs'),
  exemptions: z
    .array(
      z.strictObject({
        check: z.string(),
        match: z.string().optional().describe('address prefix, column name or fingerprint'),
        reason: z.string().min(1),
        until: Day,
      }),
    )
    .optional(),
});
export type SiteProfile = z.infer<typeof SiteProfile>;
