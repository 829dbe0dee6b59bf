/** Which answers are evidence: those of every page that a finding speaks of, of the home page and of the columns, with the redirects that lead there. */
import type { Judgement, SiteFacts } from '../../checks/model/index.ts';
import { identityOf } from '../engine/identity.ts';
import type { KeptAnswer } from './vault.ts';

/** Redirects followed from an address, and those that lead to one that are kept with it. */
const maxHops = 10;
const maxLeading = 5;

/** The addresses that a judgement rests on. */
export function quotedAddresses(site: SiteFacts, { findings }: Judgement): Set<string> {
  const addresses = new Set<string>();
  const add = (address: unknown): void => {
    if (typeof address === 'string' && /^https?:\/\//.test(address) && URL.canParse(address)) addresses.add(identityOf(address));
  };
  add(site.site.url);
  for (const { url } of site.columns) add(url);
  for (const { url, facts } of findings) {
    add(url);
    for (const value of Object.values(facts)) for (const one of [value].flat()) add(one);
  }
  return addresses;
}

/** The answers of the addresses and of the redirects from and to them. */
export function chooseAnswers(answers: readonly KeptAnswer[], addresses: ReadonlySet<string>): KeptAnswer[] {
  const byUrl = Map.groupBy(answers, ({ url }) => identityOf(url));
  const leading = Map.groupBy(answers, (answer) => targetOf(answer) ?? '');
  const chosen = new Set<string>();
  for (const address of addresses) {
    let next: string | null = address;
    for (let hops = 0; next !== null && hops <= maxHops && !chosen.has(next); hops++) {
      chosen.add(next);
      next =
        byUrl
          .get(next)
          ?.map(targetOf)
          .find((to) => to !== null) ?? null;
    }
    for (const { url } of leading.get(address)?.slice(0, maxLeading) ?? []) chosen.add(identityOf(url));
  }
  return answers.filter(({ url }) => chosen.has(identityOf(url)));
}

/**
 * Addresses that answered, none of whose answers has the page: it was unchanged since an earlier inspection, or there was no room. What is kept
 * out for its personal data is not asked for again.
 */
export function addressesWithoutPage(answers: readonly KeptAnswer[]): string[] {
  const byUrl = Map.groupBy(answers, ({ url }) => url);
  return [...byUrl]
    .filter(([, all]) => !all.some(({ kept, personal, status }) => personal || (kept && status !== 304)))
    .map(([url]) => url);
}

function targetOf({ url, status, location }: KeptAnswer): string | null {
  if (location === null || status < 300 || status > 399) return null;
  const to = URL.parse(location, url);
  return to ? identityOf(to.href) : null;
}
