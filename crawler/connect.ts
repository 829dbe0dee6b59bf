/** Connections that go only where they may: resolve rules first, then DNS, and every address is looked at before it is used. */
import { type LookupAddress, lookup } from 'node:dns';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { hasNetwork } from './monitor/network.ts';

export interface ResolveRule {
  /** A host, `*.` and a domain for every host below it, or `*`. */
  pattern: string;
  address: string;
  port?: number;
}

export interface ConnectSettings {
  allowPrivate: boolean;
  resolve: readonly ResolveRule[];
  /** Milliseconds for name, TCP and TLS together. */
  timeout: number;
  tls?: ConnectionOptions;
  /** Answers for names; the system's without it. */
  lookup?: Lookup;
  /** Whether the name server's word counts that a name is not there; asked only when it says so. */
  namesKnown?: () => Promise<boolean>;
}

/** All addresses of a name, as `dns.lookup` gives them. */
export type Lookup = (host: string, options: { all: true }, done: (error: Error | null, found: LookupAddress[]) => void) => void;

/** Code of the error for an address that the public cannot reach. */
export const privateAddress = 'PRIVATE_ADDRESS';

/**
 * Whether an address is of the public internet: not private, loopback, link-local, carrier-grade NAT, multicast, reserved …
 * (IANA special-purpose registries, RFC 6890), also inside IPv6 forms of IPv4 addresses.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() === 'unicast') return true;
  if (parsed.kind() !== 'ipv6') return false;
  // NAT64, 6to4: the IPv4 address inside decides
  const bytes = parsed.toByteArray();
  const inner = parsed.range() === 'rfc6052' ? bytes.slice(12) : parsed.range() === '6to4' ? bytes.slice(2, 6) : null;
  return inner !== null && ipaddr.fromByteArray(inner).range() === 'unicast';
}

/** A connector for undici's Agent. */
export function createConnector({
  allowPrivate,
  resolve,
  timeout,
  tls,
  lookup: ask = lookup,
  namesKnown = rootIsKnown,
}: ConnectSettings): buildConnector.connector {
  const names = createNames(ask, namesKnown);
  // checked addresses are the very ones connected to: nothing is looked up twice
  const guarded: typeof lookup = ((host: string, options: { all?: boolean }, done: (error: Error | null, ...found: unknown[]) => void) => {
    names(host).then(
      (found) => {
        const allowed = allowPrivate ? found : found.filter(({ address }) => isPublicAddress(address));
        if (allowed.length === 0) done(refusal(host));
        else if (options.all) done(null, allowed);
        else done(null, allowed[0]!.address, allowed[0]!.family);
      },
      (error: Error) => done(error),
    );
  }) as typeof lookup;
  const options = { allowH2: false, timeout, lookup: guarded, autoSelectFamily: true, ...tls };
  const connect = buildConnector(options as buildConnector.BuildOptions);

  return (wanted, done) => {
    const host = wanted.hostname.replace(/^\[|\]$/g, '').toLowerCase();
    const rule = resolve.find(({ pattern }) => matches(pattern, host));
    if (rule) {
      const servername = wanted.protocol === 'https:' && isIP(host) === 0 ? host : undefined;
      return connect(
        { ...wanted, hostname: rule.address, port: String(rule.port ?? (wanted.port || portOf(wanted.protocol))), servername },
        done,
      );
    }
    if (isIP(host) !== 0 && !allowPrivate && !isPublicAddress(host)) return done(refusal(host), null);
    return connect({ ...wanted, hostname: host }, done);
  };
}

/** Milliseconds that the answer of the name server stands; a name that is not there is asked for a thousand times by one portal. */
const answerKept = 5000;
const answersKept = 5000;

/** Looks a name up once for all who ask at the same time: name servers drop bursts of the same question, and each then costs seconds. */
function createNames(ask: Lookup, namesKnown: () => Promise<boolean>): (host: string) => Promise<LookupAddress[]> {
  const known = new Map<string, { found: Promise<LookupAddress[]>; until: number }>();
  return (host) => {
    const before = known.get(host);
    if (before && before.until > performance.now()) return before.found;
    if (known.size >= answersKept) known.clear();
    const found = new Promise<LookupAddress[]>((resolve, reject) => {
      ask(host, { all: true }, (error, addresses) => {
        entry.until = performance.now() + answerKept;
        if (!error) resolve(addresses);
        else if ((error as NodeJS.ErrnoException).code !== 'ENOTFOUND' || neverThere.test(host)) reject(error);
        else namesKnown().then((known) => reject(known ? error : unanswered(host)), reject);
      });
    });
    const entry = { found, until: Number.POSITIVE_INFINITY };
    known.set(host, entry);
    return found;
  };
}

/** A name server cut off from the root denies every name of the world: that says nothing of the name. Asked again after a while. */
const rootKept = 60_000;
let root: { known: Promise<boolean>; until: number } | undefined;
function rootIsKnown(): Promise<boolean> {
  if (!root || root.until < performance.now()) root = { known: hasNetwork(), until: performance.now() + rootKept };
  return root.known;
}

/** Names that never exist, whoever is asked (RFC 6761 6.4). */
const neverThere = /(?:^|\.)invalid$/;

/** The code for a resolver that gives no answer (getaddrinfo's EAI_AGAIN): the fault may be ours. */
function unanswered(host: string): Error {
  return Object.assign(new Error(`no answer for ${host}`), { code: 'EAI_AGAIN' });
}

function matches(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern.toLowerCase();
}

const portOf = (protocol: string): string => (protocol === 'https:' ? '443' : '80');

function refusal(host: string): Error {
  return Object.assign(new Error(`${host} is not an address of the public internet`), { code: privateAddress });
}
