/** Statements about a whole site, as most site checks make them. */
import { z } from 'zod';
import type { Statement } from '../define.ts';
import type { Outcome, SiteFacts } from '../model/index.ts';

/** For checks that have nothing to set. */
export const noOptions = z.strictObject({});

/** A statement that stands at the site's own address. */
export function ofSite(site: SiteFacts, outcome: Outcome, message: string, more: Partial<Statement> = {}): Statement {
  return { outcome, message, url: site.site.url, subject: '', ...more };
}

/** Whether the home page was seen only as a shell that script fills: what it shows a reader is not known. */
export function homeIsUnread(site: SiteFacts): boolean {
  return site.home?.scripted === true && !site.home.rendered;
}
