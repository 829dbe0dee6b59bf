/** Addresses that the public cannot reach. */
import ipaddr from 'ipaddr.js';

/** Whether an IP address is of the public internet (IANA special-purpose registries, RFC 6890), also inside IPv6 forms of IPv4. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}

/** Whether the host of an address is by itself a private one: a private IP address, localhost. */
export function isPrivateHost(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local')) return true;
  return (/^[\d.]+$/.test(host) || host.includes(':')) && !isPublicAddress(host);
}
