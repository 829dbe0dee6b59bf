/** Roster: the sites of a region with what is known of each; what a round takes its sites from. */
import { z } from 'zod';
import { SiteProfile } from './site-profile.ts';

export const Contact = z.strictObject({
  name: z.string(),
  role: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
});
export type Contact = z.infer<typeof Contact>;

export const RosterSite = z.strictObject({
  id: z.string().min(1).describe('stable from quarter to quarter: host and path of the address unless another was given'),
  url: z.url(),
  name: z.string().min(1),
  siteCode: z.string().optional().describe('网站标识码, ten characters'),
  organ: z.string().min(1).describe('主办单位; the ledger and the problem lists go by it'),
  level: z.enum(['ministry', 'province', 'city', 'county', 'township']),
  kind: z.enum(['portal', 'department', 'platform-unit']),
  region: z.string().describe('the place that it belongs to, as the office writes it; samples are drawn by level and region'),
  group: z.string().describe('ranked together: 县市区, 市直部门 …'),
  running: z.boolean().default(true).describe('false: closed, merged or not yet open; in no round'),
  scope: SiteProfile.shape.scope,
  keyAreas: z.array(z.string()).default([]).describe('key areas that the organ owns'),
  publicServices: z.boolean().optional(),
  contacts: z.array(Contact).default([]),
  exemptions: SiteProfile.shape.exemptions,
  profile: SiteProfile.optional().describe('corrections that inspectors made'),
  note: z.string().optional(),
});
export type RosterSite = z.infer<typeof RosterSite>;
