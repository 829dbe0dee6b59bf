/** Runs the probes of an inspection, one after another: each answers null when it could not be measured, and none can fail the inspection. */
import type { Probes } from '../../checks/model/probes.ts';
import { probeAttachments } from './attachments.ts';
import { probeColours } from './colours.ts';
import type { Probe, ProbeContext } from './context.ts';
import { probeExternalNotice } from './external-notice.ts';
import { probeHttps } from './https.ts';
import { probeIpv6 } from './ipv6.ts';
import { probeLandings } from './landings.ts';
import { probeLighthouse } from './lighthouse.ts';
import { probeNotFound } from './not-found.ts';
import type { ProbeScope } from './scopes.ts';
import { probeSearch } from './search.ts';
import { probeTiming } from './timing.ts';

const network = { https: probeHttps, notFound: probeNotFound, ipv6: probeIpv6, landings: probeLandings, attachments: probeAttachments };
const browser = {
  timing: probeTiming,
  search: probeSearch,
  externalNotice: probeExternalNotice,
  colours: probeColours,
  lighthouse: probeLighthouse,
};

/** Nothing was measured. */
export const noProbes: Probes = {
  https: null,
  notFound: null,
  timing: null,
  availability: null,
  search: null,
  ipv6: null,
  landings: null,
  attachments: null,
  externalNotice: null,
  colours: null,
  lighthouse: null,
};

/** Answers of the probes of a scope; those outside it, and those that only a schedule can measure, are null. */
export async function runProbes(context: ProbeContext, scope: ProbeScope): Promise<Probes> {
  const answers: Probes = { ...noProbes };
  const chosen = scope === 'none' ? {} : scope === 'network' ? network : { ...network, ...browser };
  for (const [name, probe] of Object.entries(chosen)) {
    const answer = await (probe as Probe<keyof Probes>)(context).catch(() => null);
    Object.assign(answers, { [name]: answer });
  }
  return answers;
}
