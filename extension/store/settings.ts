/** What a person sets once. */

import { z } from 'zod';
import { Day } from '../../checks/model/index.ts';
import { browser } from '../browser.ts';
import { announce } from './changes.ts';

export const Settings = z.object({
  language: z.enum(['zh-CN', 'en']).optional(),
  /** Who marks and reviews; stands in marks, reviews and evidence. */
  by: z.string().max(40).catch(''),
  index: z.string().catch('gov-2019'),
  /** The day that verdicts speak of; today without it. */
  asOf: Day.optional().catch(undefined),
  maxPages: z.number().int().min(1).max(500).catch(60),
  /** Requests in flight. */
  concurrency: z.number().int().min(1).max(8).catch(4),
  /** Milliseconds from one request to a host to the next. */
  interval: z.number().int().min(0).max(10_000).catch(200),
  /** Seconds before what failed is tried again. */
  confirmAfter: z.number().int().min(0).max(600).catch(20),
  /** Looks at addresses of internal networks too. */
  allowPrivate: z.boolean().catch(false),
  robots: z.enum(['respect', 'ignore']).catch('respect'),
});
export type Settings = z.infer<typeof Settings>;

export async function readSettings(): Promise<Settings> {
  const { settings } = await browser.storage.local.get('settings');
  return Settings.parse(settings !== null && typeof settings === 'object' ? settings : {});
}

export async function writeSettings(changes: Partial<Settings>): Promise<Settings> {
  const settings = Settings.parse({ ...(await readSettings()), ...changes });
  await browser.storage.local.set({ settings });
  announce('settings');
  return settings;
}

/** Today where Chinese portals are, `YYYY-MM-DD`. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** Now where Chinese portals are, `YYYY-MM-DD HH:MM:SS`: read by people on scorecards, and compared when packages are merged. */
export function moment(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(new Date());
}

export const languageOf = ({ language }: Settings): 'zh-CN' | 'en' =>
  language ?? (browser.i18n.getUILanguage().startsWith('zh') ? 'zh-CN' : 'en');
