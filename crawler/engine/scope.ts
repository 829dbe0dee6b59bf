/** Which addresses belong to the site under inspection. */
import { hostOf } from '../../checks/facts/address.ts';
import type { SiteProfile } from '../../checks/model/index.ts';

export interface Scope {
  /** Whether the address is a page of the site: its host is, and where the profile names paths, one of them leads to it. */
  belongs(url: string): boolean;
  /** Whether the host is one of the site's. */
  own(url: string): boolean;
}

/** The start address always belongs; `www.` makes no difference; paths of the profile are prefixes on the host of the start address. */
export function createScope(start: string, profile?: SiteProfile): Scope {
  const home = hostOf(start);
  const hosts = new Set([home, ...(profile?.scope?.hosts ?? []).map((host) => host.toLowerCase().replace(/^www\./, ''))]);
  const paths = profile?.scope?.paths ?? [];
  const own = (url: string): boolean => hosts.has(hostOf(url));
  return {
    own,
    belongs(url) {
      if (!own(url)) return false;
      if (paths.length === 0 || url === start || hostOf(url) !== home) return true;
      const path = URL.parse(url)?.pathname ?? '';
      return paths.some((prefix) => path.startsWith(prefix));
    },
  };
}
