/** A site of the city walked in memory, read and judged by the real readers and checks: what an inspection without a browser would find. */
import { readPage } from '../../checks/facts/page.ts';
import { startSite, type TargetState } from '../../checks/facts/site.ts';
import { startJudging } from '../../checks/judge.ts';
import {
  type Finding,
  type Judgement,
  type PageFacts,
  PageFacts as PageFactsSchema,
  SiteFacts,
  type SiteProfile,
} from '../../checks/model/index.ts';
import type { Probes } from '../../checks/model/probes.ts';
import type { City, CitySite } from './city.ts';

/** Every page of a site, and the state of every address it leads to, as an inspection would gather them. */
function gather(city: City, site: CitySite): { pages: PageFacts[]; states: Map<string, TargetState> } {
  const states = new Map<string, TargetState>();
  const pages: PageFacts[] = [];
  const waiting = [site.url];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (states.has(url)) continue;
    const { host, pathname, search, protocol } = new URL(url);
    const { status, headers, body } = city.answer(host, 'GET', pathname + search, { secure: protocol === 'https:' });
    states.set(url, { state: stateOf(status), status: status || null, reason: null, attempts: 2 });
    if (headers.location) waiting.push(new URL(headers.location, url).href);
    if (status !== 200 || !url.startsWith(site.url) || !headers['content-type']?.startsWith('text/html')) continue;
    const page = readPage({ url, status, headers, body, asOf: city.asOf, home: url === site.url });
    if (page.kind === 'error') {
      states.set(url, { state: 'soft-404', status, reason: page.h1, attempts: 2 });
      continue;
    }
    pages.push(page);
    for (const { href } of page.links) if (/^https?:/.test(href)) waiting.push(href.split('#', 1)[0]!);
  }
  return { pages: pages.sort((a, b) => (a.url < b.url ? -1 : 1)), states };
}

function stateOf(status: number): TargetState['state'] {
  if (status === 0) return 'timeout';
  if (status >= 500) return 'server-error';
  if (status >= 400) return 'dead';
  return status >= 300 ? 'moved' : 'ok';
}

/** Findings that fail or are for a person. */
export function inspectInMemory(city: City, site: CitySite, options: Record<string, unknown> = {}): Finding[] {
  return judgeInMemory(city, site, { options }).judgement.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review');
}

/** Facts and judgement of a site, under its own profile or another. */
export function judgeInMemory(
  city: City,
  site: CitySite,
  { options = {}, profile = site.profile, probes }: { options?: Record<string, unknown>; profile?: SiteProfile; probes?: Probes } = {},
): { facts: SiteFacts; judgement: Judgement } {
  const { pages, states } = gather(city, site);
  const home = states.get(site.url)!;
  const gathering = startSite({
    url: site.url,
    asOf: city.asOf,
    profile,
    reached: { ok: home.state === 'ok', state: home.state, status: home.status, reason: null },
    coverage: { pages: pages.length, rendered: 0, targets: states.size, unmeasuredTargets: 0, complete: true, leftOut: [] },
    stateOf: (url) => states.get(url),
    ...(probes ? { probes } : {}),
  });
  const judging = startJudging({ asOf: city.asOf, profile, options });
  for (const page of pages) {
    PageFactsSchema.parse(page);
    gathering.add(page);
    judging.page(page);
  }
  const facts = SiteFacts.parse(gathering.finish());
  judging.site(facts);
  return { facts, judgement: judging.finish() };
}

/** Checks of pages whose defect is planted on all pages of a site: the record names the site once. */
export const plantedOnAllPages = new Set(['meta-article', 'meta-column']);

/** `check address` as the record writes it. */
export const keyOf = (site: CitySite, { check, url }: { check: string; url: string }): string =>
  `${check} ${plantedOnAllPages.has(check) ? site.url : url}`;

/** The same with its outcome: a sign for a person is no failure. */
export const saidOf = (site: CitySite, one: { check: string; url: string; outcome: string }): string =>
  `${keyOf(site, one)} ${one.outcome}`;

export const unique = (keys: string[]): string[] => [...new Set(keys)].sort();
