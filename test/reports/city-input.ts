/** What the reports are written from: sites of the sample city, walked in memory and judged by the real code. */
import { readPage } from '../../checks/facts/page.ts';
import { startSite, type TargetState } from '../../checks/facts/site.ts';
import { optionsOf } from '../../checks/index-file.ts';
import { startJudging } from '../../checks/judge.ts';
import type { Marks, PageFacts } from '../../checks/model/index.ts';
import { score } from '../../checks/score.ts';
import { loadIndex } from '../../crawler/index-files.ts';
import type { ReportInput } from '../../reports/input.ts';
import { walkNodes } from '../../reports/reading.ts';
import { buildCity, type City } from '../city/city.ts';

const city = buildCity();
const clean = (url: string): string => url.split('#')[0]!;

/** What a report of one site of the city is written from. `complete: false` says that pages were left out. */
export function inspectCity(id: string, { marks = {}, complete = true, index = 'gov-2019' }: Settings = {}): ReportInput {
  const site = city.sites.find((one) => one.id === id)!;
  const { asOf } = city;
  const evaluation = loadIndex(index);
  const { pages, states } = gather(city, site.url, asOf);
  const home = states.get(site.url);
  const facts = startSite({
    url: site.url,
    asOf,
    profile: site.profile,
    reached: { ok: home?.state === 'ok', state: home?.state ?? 'dead', status: home?.status ?? null, reason: home?.reason ?? null },
    coverage: {
      pages: pages.length,
      rendered: 0,
      targets: states.size,
      unmeasuredTargets: 0,
      complete,
      leftOut: complete ? [] : [{ reason: 'max-pages', count: 412, examples: [`${site.url}old/1.html`, `${site.url}old/2.html`] }],
    },
    stateOf: (url) => states.get(clean(url)) ?? { state: 'ok', status: 200, reason: null, attempts: 1 },
  });
  const judging = startJudging({ asOf, profile: site.profile, options: optionsOf(evaluation) });
  for (const page of pages) {
    facts.add(page);
    judging.page(page);
  }
  const siteFacts = facts.finish();
  judging.site(siteFacts);
  const judgement = judging.finish();
  const scorecard = score({ index: evaluation, judgement, site: siteFacts, profile: site.profile, marks });
  return { scorecard, judgement, site: siteFacts, index: evaluation };
}

interface Settings {
  marks?: Marks;
  complete?: boolean;
  index?: string;
}

function gather(through: City, start: string, asOf: string): { pages: PageFacts[]; states: Map<string, TargetState> } {
  const states = new Map<string, TargetState>();
  const pages: PageFacts[] = [];
  const waiting = [start];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (states.has(url)) continue;
    const { host, pathname, search } = new URL(url);
    const { status, headers, body } = through.answer(host, 'GET', pathname + search);
    states.set(url, stateOf(status));
    if (headers.location) waiting.push(new URL(headers.location, url).href);
    if (status !== 200 || !url.startsWith(start) || !headers['content-type']?.startsWith('text/html')) continue;
    const page = readPage({ url, status, headers, body, asOf, home: url === start });
    pages.push(url === start ? { ...page, kind: 'home' } : page); // until every reader knows a home page by itself
    for (const { href } of page.links) if (/^https?:/.test(href)) waiting.push(clean(href));
  }
  return { pages: pages.sort((a, b) => (a.url < b.url ? -1 : 1)), states };
}

function stateOf(status: number): TargetState {
  const state = status === 0 ? 'timeout' : status >= 500 ? 'server-error' : status >= 400 ? 'dead' : status >= 300 ? 'moved' : 'ok';
  return { state, status: status || null, reason: null, attempts: 2 };
}

/** Marks by which a person passes all that a machine cannot judge, vetoes that the machine holds to stand among it. */
export function markManual({ scorecard }: ReportInput): Marks {
  const marks: Marks = {};
  for (const node of walkNodes(scorecard.nodes)) {
    if (node.rule === 'manual' || node.role === 'veto' || node.open > 0)
      marks[node.id] = { result: node.role === 'bonus' ? 'fail' : 'pass', by: '检查员', at: '2026-10-08' };
  }
  return marks;
}
