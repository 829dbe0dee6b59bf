/** A finding looked at again on the live page. */

import type { Finding } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import { createAsker } from '../../crawler/engine/asking.ts';
import { createChecker } from '../../crawler/engine/check.ts';
import { createMissing } from '../../crawler/engine/missing.ts';
import { createScope } from '../../crawler/engine/scope.ts';
import type { Recheck } from '../../crawler/packages/dossier.ts';
import { createReader } from '../gather/reader.ts';
import type { Look } from '../messages.ts';
import { unmeasurable } from '../network/faults.ts';
import { createBrowserFetcher } from '../network/fetcher.ts';
import { createAllowance } from '../network/permission.ts';

export interface RecheckSettings {
  asOf: string;
  allowPrivate: boolean;
}

const pageChecks = new Set(checks.filter(({ scope }) => scope === 'page').map(({ id }) => id));
const wrong = new Set(['dead', 'soft-404', 'malformed', 'server-error', 'timeout', 'tls', 'refused']);

/** A dead link is asked for; a finding of one page is looked for among those of the page as it is open now; of the rest one page says nothing. */
export async function recheck(finding: Finding, look: Look | null, settings: RecheckSettings): Promise<Recheck['state']> {
  const { check, fingerprint, facts } = finding;
  if (pageChecks.has(check)) {
    if (!look || !samePage(look.url, finding.url)) return 'unknown';
    return look.findings.some((one) => one.fingerprint === fingerprint) ? 'there' : 'gone';
  }
  if (typeof facts.target === 'string' && /^https?:/.test(facts.target)) return await askFor(facts.target, settings);
  return 'unknown';
}

async function askFor(url: string, { asOf, allowPrivate }: RecheckSettings): Promise<Recheck['state']> {
  const fetcher = createBrowserFetcher({ timeout: 20_000, maxBytes: 2_000_000, allowPrivate, allowed: createAllowance() });
  try {
    const asker = createAsker(fetcher, { concurrency: 1, interval: 0 });
    const readPage = createReader(asOf);
    const missing = createMissing(asker, readPage, url, '');
    const check = createChecker({ asker, scope: createScope(url), missing, readPage, browse: async () => null });
    const { observation } = await check({ url, kind: 'check', depth: null, rank: 0, observation: null, redirect: null, attempts: 1 });
    if (!observation || unmeasurable.has(observation.reason ?? '') || observation.state === 'intranet') return 'unknown';
    return wrong.has(observation.state) ? 'there' : 'gone';
  } finally {
    fetcher.close();
  }
}

export const samePage = (a: string, b: string): boolean => a.split('#', 1)[0] === b.split('#', 1)[0];
