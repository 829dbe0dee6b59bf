/** The round of the demo: two quarters of three sites of the sample city, compared, with the bulletin of the second. */

import { join } from 'node:path';
import type { Language } from '../checks/model/index.ts';
import { createRound } from '../crawler/rounds/create.ts';
import { withStore } from '../crawler/store.ts';
import { roundFormats } from '../reports/formats.ts';
import { buildQuarters } from '../test/city/quarters/quarters.ts';
import { rosterOf } from '../test/city/quarters/roster.ts';
import { serveCity } from '../test/city/serve.ts';
import { freezeRound, workRound } from './round.ts';
import { reportRound } from './round-report.ts';

/** Defects that come back, a site that was silent for a quarter, and a site without defects. */
const shown = ['slj', 'yjglj', 'czj'];
const settings = { maxPages: 2000, maxDepth: 30, robots: 'respect', render: 'never', probes: 'none', attachments: 40 } as const;

/** Inspects both quarters and writes the reports of the second; answers its folder. */
export async function demoRound(given: { workspace: string; out: string; language: Language }): Promise<string> {
  const { workspace, language } = given;
  const command = { workspace, language, json: false };
  const out = join(given.out, 'demo-round');
  const states = buildQuarters();
  for (const [at, { name, asOf, city }] of states.entries()) {
    if (at < states.length - 2) continue;
    const sites = rosterOf(states, at).filter(({ id }) => shown.includes(id));
    const moment = `${asOf}T18:00:00+08:00`;
    await withStore(workspace, (store) =>
      createRound(store, {
        ...{ quarter: name, asOf, index: 'gov-2019', sites, share: 1, seed: name, small: false, createdAt: moment },
        settings,
      }),
    );
    const served = await serveCity(city);
    try {
      const network = { concurrency: 8, interval: 0, confirmAfter: 0, timeout: 15_000, evidence: 'none', resolve: served.resolve } as const;
      await workRound(command, name, { network, sitesAtOnce: 2, failed: false });
    } finally {
      await served.close();
    }
    await freezeRound(command, name, { by: '示例', at: moment, why: '示例', force: false });
  }
  await reportRound({
    ...{ ...command, round: states.at(-1)!.name, out, compare: 'auto', history: 8, pdf: false },
    formats: [...roundFormats],
  });
  return out;
}
