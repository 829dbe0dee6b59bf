/** What views ask of the worker. Everything that arrives is held to these shapes. */

import { z } from 'zod';
import { Day, type Finding, type PageFacts, SiteProfile } from '../checks/model/index.ts';
import { browser } from './browser.ts';

const tab = z.number().int().nonnegative();

export const Request = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('look'), tab, asOf: Day }),
  z.strictObject({ kind: z.literal('verify'), tab, asOf: Day }),
  z.strictObject({ kind: z.literal('stop-verifying'), url: z.string() }),
  z.strictObject({ kind: z.literal('inspect'), url: z.url(), asOf: Day, profile: SiteProfile }),
  z.strictObject({ kind: z.literal('pause'), id: z.string() }),
  z.strictObject({ kind: z.literal('resume'), id: z.string() }),
  z.strictObject({ kind: z.literal('sync') }),
]);
export type Request = z.infer<typeof Request>;

/** One look at a page: its facts, what the checks of single pages say of them, and the milliseconds that took. */
export interface Look {
  url: string;
  facts: PageFacts;
  findings: Finding[];
  took: { hold: number; read: number; judge: number };
}

/** Why a page cannot be looked at. */
export type LookFault = 'no-permission' | 'not-a-page' | 'failed';
export type LookAnswer = { look: Look } | { fault: LookFault; detail: string };

/** What the marks on a page say back: that a person chose one. */
export const Chosen = z.strictObject({ kind: z.literal('chosen'), number: z.number().int().positive() });

interface Answers {
  look: LookAnswer;
  verify: { ok: boolean };
  'stop-verifying': { ok: boolean };
  inspect: { id: string };
  pause: { ok: boolean };
  resume: { ok: boolean };
  sync: { ok: boolean };
}

export async function request<Kind extends Request['kind']>(message: Extract<Request, { kind: Kind }>): Promise<Answers[Kind]> {
  return (await browser.runtime.sendMessage(message)) as Answers[Kind];
}
