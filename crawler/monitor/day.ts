/** What is looked at once a day beside the visits: the certificate, IPv6, the newest date of the home page. */
import { addDays } from '../../checks/calendar.ts';
import { readPage } from '../../checks/facts/page.ts';
import type { ConnectSettings } from '../connect.ts';
import type { Followed } from '../engine/follow.ts';
import type { ProbeContext } from '../probes/context.ts';
import { probeHttps } from '../probes/https.ts';
import { probeIpv6 } from '../probes/ipv6.ts';
import type { DayRecord } from './series.ts';

const noSamples: ProbeContext['samples'] = { titles: [], external: [], attachments: [], pages: [], hosts: [] };

/** Reads the home page that a visit brought and asks the probes of an inspection. Never rejects: what fails is not measured. */
export async function lookAtDay(given: {
  url: string;
  day: string;
  page: Followed;
  connect: ConnectSettings;
  ask: ProbeContext['ask'];
}): Promise<DayRecord> {
  const { url, day, page, connect, ask } = given;
  const { answer, finalUrl, redirects } = page;
  const { status, headers, body } = answer;
  const home = readPage({ url, finalUrl, status, redirects, headers, body, asOf: day, home: true });
  const context: ProbeContext = {
    ...{ url, asOf: day, seed: '', home, samples: noSamples, connect, ask, renderer: null },
    download: async () => null,
  };
  const https = await probeHttps(context).catch(() => null);
  const ipv6 = await probeIpv6(context).catch(() => null);
  const certificate = https?.certificate ?? null;
  const last = addDays(day, 1);
  const dates = home.items.flatMap(({ date }) => (date && date <= last ? [date] : []));
  return {
    certificateEnds: certificate?.validTo ?? null,
    certificateTrusted: certificate === null ? null : certificate.trusted && certificate.hostMatches,
    ipv6: ipv6?.addresses.length ?? null,
    newest: dates.sort().at(-1) ?? null,
  };
}
