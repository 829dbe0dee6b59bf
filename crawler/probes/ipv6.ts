/** Whether the site can be reached over IPv6: records, home page, name servers, and the hosts its links lead to. */
import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { getDomain } from 'tldts';
import { dialBy } from '../render/proxy.ts';
import type { Probe, ProbeContext } from './context.ts';

const timeout = 5000;

/** DNS alone where this machine has no IPv6: then the home page over it is not measured. */
export const probeIpv6: Probe<'ipv6'> = async ({ url, connect, samples }) => {
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
  return {
    addresses: addresses.slice(0, 10),
    home: able && addresses.length > 0 ? await reach(addresses[0]!, url, connect) : null,
    nameServers: await nameServersOf(resolver, host),
    sameContent: null,
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

async function reach(address: string, url: string, connect: ProbeContext['connect']) {
  const { protocol, port } = new URL(url);
  try {
    const socket = await dialBy(connect)(address, Number(port || (protocol === 'https:' ? 443 : 80)));
    socket.destroy();
    return { reached: true, status: null, reason: null };
  } catch (error) {
    return { reached: false, status: null, reason: (error as NodeJS.ErrnoException).code ?? 'failed' };
  }
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
