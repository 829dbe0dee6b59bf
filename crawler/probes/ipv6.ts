/** Whether the site can be reached over IPv6: records, home page, name servers, and the hosts its links lead to. */
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { getDomain } from 'tldts';
import { userAgentOf } from '../fetch.ts';
import type { Probe, ProbeContext } from './context.ts';
import { homeAt, sharedWords } from './same-content.ts';

const timeout = 5000;

/** DNS alone where this machine has no IPv6: then the home page over it is not measured. */
export const probeIpv6: Probe<'ipv6'> = async ({ url, asOf, connect, samples }) => {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  // a site whose host is told to us by hand has no records of its own to judge
  if (isIP(host) !== 0 || isResolvedByHand(host, connect)) return null;
  const resolver = new Resolver({ timeout, tries: 2 });
  const addresses = await recordsOf(resolver, host);
  if (addresses === null) return null;
  const able = hasIpv6();
  const levels = [2, 3] as const;
  const links = await Promise.all(
    levels.map(async (level) => {
      const hosts = samples.hosts.filter((one) => one.level === level);
      const answers = await Promise.all(hosts.map(({ host: linked }) => recordsOf(resolver, linked)));
      const asked = answers.filter((answer) => answer !== null);
      return { level, asked: asked.length, supported: asked.filter((answer) => answer.length > 0).length };
    }),
  );
  const seen =
    able && addresses.length > 0
      ? await compareHomes(addresses[0]!, await resolver.resolve4(host).catch(() => []), { url, asOf, connect })
      : null;
  return {
    addresses: addresses.slice(0, 10),
    home: seen?.home ?? null,
    nameServers: await nameServersOf(resolver, host),
    sameContent: seen?.sameContent ?? null,
    links,
  };
};

/** AAAA records; empty when the host has none, null when DNS did not answer. */
async function recordsOf(resolver: Resolver, host: string): Promise<string[] | null> {
  try {
    return (await resolver.resolve6(host)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENODATA' || code === 'ENOTFOUND' ? [] : null;
  }
}

async function nameServersOf(resolver: Resolver, host: string): Promise<boolean | null> {
  const zone = getDomain(host, { allowPrivateDomains: true });
  if (!zone) return null;
  try {
    const servers = (await resolver.resolveNs(zone)).sort().slice(0, 4);
    const found = await Promise.all(servers.map((server) => recordsOf(resolver, server)));
    return found.every((one) => one === null) ? null : found.some((one) => one !== null && one.length > 0);
  } catch {
    return null;
  }
}

/** What the home page answers at an IPv6 address, and how much of it the first IPv4 address shows too; null where one of them shows none. */
export async function compareHomes(address: string, others: readonly string[], given: Pick<ProbeContext, 'url' | 'asOf' | 'connect'>) {
  const asking = { ...given, userAgent: userAgentOf(undefined) };
  const { facts, status, reason } = await homeAt(address, asking);
  const home = { reached: facts !== null, status, reason };
  const other = facts && others.length > 0 ? (await homeAt(others[0]!, asking)).facts : null;
  return { home, sameContent: facts && other ? sharedWords(facts, other) : null };
}

function hasIpv6(): boolean {
  return Object.values(networkInterfaces()).some((all) =>
    all?.some(({ family, internal, address }) => family === 'IPv6' && !internal && !/^(?:fe80|f[cd])/i.test(address)),
  );
}

function isResolvedByHand(host: string, { resolve }: ProbeContext['connect']): boolean {
  return resolve.some(
    ({ pattern }) => pattern === '*' || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1))),
  );
}
