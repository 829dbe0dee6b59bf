/** What the checks of probes have in common: a part that was not measured is said so, and is no zero. */
import type { Statement } from '../define.ts';
import type { Bilingual, SiteFacts } from '../model/index.ts';
import { ofSite } from './statement.ts';

/** The message for a part that no probe measured. */
export function unmeasured(zh: string, en: string): Bilingual {
  return { 'zh-CN': `本次检查未检测${zh}。`, en: `This inspection did not measure ${en}.` };
}

/** The one statement about a part that was not measured. */
export function notMeasured(site: SiteFacts): Statement[] {
  return [ofSite(site, 'error', 'unmeasured')];
}
