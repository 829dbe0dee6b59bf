/** The roster of the city as it stood at a quarter end, as `sites import` reads it. People and numbers in it are invented. */
import { stringify } from 'yaml';
import { RosterSite } from '../../../checks/model/index.ts';
import { people } from '../words.ts';
import type { Quarter } from './quarters.ts';

/** Sites of the quarter; those of earlier quarters that are no more stand there as closed. */
export function rosterOf(states: readonly Quarter[], at: number): RosterSite[] {
  const sites = new Map<string, RosterSite>();
  for (const { plans } of states.slice(0, at + 1)) {
    for (const [id, site] of sites) sites.set(id, { ...site, running: false });
    for (const plan of plans) {
      const known = [...sites.keys()].indexOf(plan.id);
      sites.set(plan.id, describe(plan, known < 0 ? sites.size : known));
    }
  }
  return [...sites.values()];
}

/** The text of a roster file. */
export function writeRoster(sites: readonly RosterSite[]): string {
  return stringify({ sites });
}

function describe({ id, host, prefix, secure, name, organ, siteCode, profile = {} }: Quarter['plans'][number], number: number): RosterSite {
  const { level = 'city', kind = 'department', scope, keyAreas, units } = profile;
  const portal = kind === 'portal';
  const region = portal && id !== 'www' ? name.replace(/(?:人民政府|管理委员会)$/, '') : '岚川市';
  const group = portal ? (id === 'www' ? '市政府门户' : '县市区') : '市直部门';
  return RosterSite.parse({
    ...{ id, url: `${secure ? 'https' : 'http'}://${host}${prefix}/`, name, siteCode, organ, level, kind, region, group },
    ...(scope ? { scope } : {}),
    ...(keyAreas || units ? { profile: { ...(keyAreas ? { keyAreas } : {}), ...(units ? { units } : {}) } } : {}),
    contacts: ['负责人', '联系人'].map((role, at) => ({
      ...{ role, name: people[(number * 2 + at) % people.length]!, phone: `0899-86${String(1000 + number * 29)}${at + 3}` },
      email: `${id}${at + 1}@lanchuan.example`,
    })),
  });
}
