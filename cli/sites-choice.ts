/** `--sites`: some sites of the roster, by id, address, name or what they have in common, or those of a file. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { placeOf } from '../checks/facts/address.ts';
import { findClosest } from '../checks/index-file/closest.ts';
import type { RosterSite } from '../checks/model/index.ts';
import { usage } from './failure.ts';

const properties = ['group', 'level', 'kind', 'region', 'organ'] as const;
const mostBytes = 4_000_000;

/**
 * The sites that the text names, in order of the roster: terms with commas between them, each an id, an address, a name, or
 * `group=…`, `level=…`, `kind=…`, `region=…`, `organ=…`; or a file with one term a line. Throws a usage failure that names what is not there.
 */
export function chooseSites(roster: readonly RosterSite[], text: string): RosterSite[] {
  const chosen = new Set<RosterSite>();
  for (const term of termsOf(text)) {
    const found = roster.filter((site) => fits(site, term));
    if (found.length === 0) throw nobody(term, roster);
    for (const site of found) chosen.add(site);
  }
  return roster.filter((site) => chosen.has(site));
}

function termsOf(text: string): string[] {
  if (existsSync(text) && statSync(text).isFile()) {
    if (statSync(text).size > mostBytes) throw usage(`站点清单过大：${text}`, `the list of sites is too large: ${text}`);
    const lines = readFileSync(text, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/);
    return lines.map((line) => line.replace(/(?:^|\s)#.*$/, '').trim()).filter((line) => line !== '');
  }
  return text.split(/[,，]/).flatMap((term) => (term.trim() === '' ? [] : [term.trim()]));
}

function fits(site: RosterSite, term: string): boolean {
  const [key, value] = term.split(/=(.*)/s);
  const property = properties.find((one) => one === key);
  if (property && value !== undefined) return site[property] === value.trim();
  return site.id === term || site.name === term || site.siteCode === term || placeOf(site.url) === placeOf(addressOf(term));
}

const addressOf = (term: string): string => (/^https?:\/\//i.test(term) ? term : `http://${term}`);

function nobody(term: string, roster: readonly RosterSite[]) {
  const [key = '', value] = term.split(/=(.*)/s);
  const property = properties.find((one) => one === key);
  const known = property && value !== undefined ? [...new Set(roster.map((site) => site[property]))] : roster.map(({ id }) => id);
  const near = findClosest(property && value !== undefined ? value : term, known);
  return usage(
    `站点名录中没有“${term}”${near ? `，是否为“${near}”` : ''}。全部站点见 sites list。`,
    `nothing in the roster fits ${term}${near ? `; did you mean ${near}` : ''}; sites list names all sites`,
  );
}
