/** A site of the roster → the profile that it is inspected and judged with. Pure. */
import type { RosterSite, SiteProfile } from '../../checks/model/index.ts';

/** What the roster knows of the site, and over it what inspectors corrected. Exemptions and key areas of both count. */
export function profileOf(site: RosterSite): SiteProfile {
  const { url, name, organ, siteCode, level, kind, publicServices, scope, keyAreas, exemptions, profile = {} } = site;
  const areas = { ...Object.fromEntries(keyAreas.map((area) => [area, organ])), ...profile.keyAreas };
  const exempt = [...(exemptions ?? []), ...(profile.exemptions ?? [])];
  return {
    ...{ url, name, organ, level, kind },
    ...(siteCode === undefined ? {} : { siteCode }),
    ...(publicServices === undefined ? {} : { publicServices }),
    ...(scope === undefined ? {} : { scope }),
    ...profile,
    ...(Object.keys(areas).length > 0 ? { keyAreas: areas } : {}),
    ...(exempt.length > 0 ? { exemptions: exempt } : {}),
  };
}
