/** Judgements, sites and indexes in a few words, for tests of scoring. */
import {
  EvaluationIndex,
  type Finding,
  type IndexNode,
  type Judgement,
  type Outcome,
  type SiteFacts,
  type Tally,
} from '../../checks/model/index.ts';

export const text = (words: string) => ({ 'zh-CN': words, en: words });

let serial = 0;

export function finding(check: string, outcome: Outcome, facts: Finding['facts'] = { name: 'x' }): Finding {
  serial += 1;
  return {
    check,
    outcome,
    url: `http://www.lanchuan.gov.cn/${serial}`,
    message: outcome,
    text: text(`${check} ${outcome}`),
    locator: null,
    facts,
    basis: [],
    fingerprint: `${check}-${serial}`,
    evidence: [],
  };
}

export const many = (n: number, check: string, outcome: Outcome, facts?: Finding['facts']): Finding[] =>
  Array.from({ length: n }, () => finding(check, outcome, facts));

/** A judgement whose tallies count the findings, and further passes that are only counted. */
export function judgement(findings: Finding[], passes: Record<string, number> = {}): Judgement {
  const tallies: Record<string, Tally> = {};
  const blank = (): Tally => ({ pass: 0, fail: 0, review: 0, na: 0, error: 0 });
  for (const { check, outcome } of findings) {
    tallies[check] ??= blank();
    tallies[check][outcome] += 1;
  }
  for (const [check, n] of Object.entries(passes)) {
    tallies[check] ??= blank();
    tallies[check].pass += n;
  }
  return { findings, tallies };
}

export function siteFacts(more: Partial<SiteFacts['coverage']> = {}): SiteFacts {
  const absent = { state: 'absent' as const };
  return {
    site: { url: 'http://www.lanchuan.gov.cn/', host: 'www.lanchuan.gov.cn', name: '岚川市人民政府' },
    asOf: '2026-11-24',
    reached: { ok: true, state: 'ok', status: 200, reason: null },
    coverage: { pages: 10, rendered: 0, targets: 100, unmeasuredTargets: 0, complete: true, leftOut: [], ...more },
    kinds: {},
    home: null,
    columns: [],
    targets: [],
    linkHealth: {},
    disclosure: { guide: absent, system: absent, statutory: absent, annual: absent, apply: absent },
    identity: { siteCode: null, icp: null, police: null, partyEmblem: null, reportErrors: null, organ: null, contact: null, siteMap: null },
    guides: [],
    reports: [],
    updates: { newest: null, url: null, title: null },
  };
}

/** An index of 100 points with these nodes; the schema has passed it. */
export function indexOf(nodes: unknown[], more: Record<string, unknown> = {}): EvaluationIndex {
  return EvaluationIndex.parse({
    id: 'trial',
    version: '2026-01-01',
    title: text('trial'),
    source: ['trial'],
    total: 100,
    pass: { from: 60 },
    grades: [
      { name: text('good'), from: 80 },
      { name: text('fair'), from: 60 },
      { name: text('poor'), from: 0 },
    ],
    nodes,
    ...more,
  });
}

export const leaf = (id: string, rule: unknown, more: Partial<IndexNode> = {}) => ({ id, title: text(id), rule, ...more });
export const group = (id: string, children: unknown[], more: Partial<IndexNode> = {}) => ({ id, title: text(id), children, ...more });
export const manual = (as: 'points' | 'veto' | 'bonus' = 'points') => ({ kind: 'manual', as, howTo: text('look') });
