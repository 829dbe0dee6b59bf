/** The probes of an inspection: what they work with is taken from what was gathered. */
import type { Probes } from '../../checks/model/probes.ts';
import type { Fetcher } from '../engine/answer.ts';
import { createAsker } from '../engine/asking.ts';
import type { SecondTier } from '../second-tier.ts';
import type { Store } from '../store.ts';
import type { ProbeContext } from './context.ts';
import { runProbes } from './run.ts';
import { gatherSamples } from './samples.ts';
import type { ProbeScope } from './scopes.ts';

/** Pages that samples are drawn from: enough for a few of each kind, few enough to cost nothing beside the crawl. */
const pagesLookedAt = 150;

export interface ProbeSettings extends Pick<ProbeContext, 'url' | 'asOf' | 'seed' | 'connect'> {
  scope: ProbeScope;
  interval: number;
  signal?: AbortSignal;
}

/** Answers of the probes; null when none is to run or the home page was not reached. */
export async function gatherProbes(
  { scope, interval, signal, ...given }: ProbeSettings,
  { store, inspection, fetcher, tier }: { store: Store; inspection: string; fetcher: Fetcher; tier: SecondTier },
): Promise<Probes | null> {
  if (scope === 'none') return null;
  const { url, asOf, seed } = given;
  const samples = gatherSamples(url, asOf, seed);
  let home: ProbeContext['home'] | undefined;
  for await (const page of store.somePages(inspection, pagesLookedAt)) {
    if (page.url === url) home = page;
    samples.add(page);
  }
  if (!home) return null;
  const asker = createAsker(fetcher, { concurrency: 1, interval }, signal);
  const context: ProbeContext = {
    ...given,
    home,
    samples: samples.finish(),
    ask: (address, read) => asker.follow({ url: address, method: 'GET', read }),
    async download(address) {
      const { answer } = await asker.follow({ url: address, method: 'GET', read: 'file' });
      if (answer.error || answer.status !== 200) return null;
      return { bytes: answer.body, contentType: answer.headers['content-type'] ?? null };
    },
    renderer: scope === 'all' ? await tier.renderer() : null,
  };
  return await runProbes(context, scope);
}
