/** Exemptions of a site profile: findings that somebody answers for, with a reason and until a day. */
import type { Finding, SiteProfile } from '../model/index.ts';

type Exemption = NonNullable<SiteProfile['exemptions']>[number];

/** Returns a function that gives the exemption of a finding, if one holds on the day. Expired ones are not looked at. */
export function exemptionsOn(asOf: string, profile: SiteProfile): (finding: Finding) => Exemption | undefined {
  const live = (profile.exemptions ?? []).filter(({ until }) => until >= asOf);
  return (finding) => live.find((exemption) => covers(exemption, finding));
}

function covers({ check, match }: Exemption, finding: Finding): boolean {
  if (check !== '*' && check !== finding.check) return false;
  if (match === undefined) return true;
  const { name, path } = finding.facts;
  if (match === finding.fingerprint || match === name || match === path) return true;
  return /[./]/.test(match) && schemeless(finding.url).startsWith(schemeless(match));
}

const schemeless = (address: string): string => address.replace(/^https?:\/\//i, '');
