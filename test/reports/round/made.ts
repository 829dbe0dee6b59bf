/** Rounds made of a few words: sites with as many findings as a test wants, scored by the real code under a small index. */
import { fingerprintOf } from '../../../checks/fingerprint.ts';
import { EvaluationIndex, type Finding, type Marks, type RosterSite, type SiteResult, type Tally } from '../../../checks/model/index.ts';
import { score } from '../../../checks/score.ts';
import { siteFacts, text } from '../../checks/scoring.ts';

/** 70 points for links, 20 for columns, 10 for a person; unreachable is a veto. */
export const smallIndex = EvaluationIndex.parse({
  id: 'small',
  version: '2026-01-01',
  title: text('小指标'),
  source: ['试验'],
  total: 100,
  pass: { from: 60 },
  grades: [
    { name: { 'zh-CN': '优秀', en: 'excellent' }, from: 90 },
    { name: { 'zh-CN': '合格', en: 'pass' }, from: 60 },
    { name: { 'zh-CN': '不合格', en: 'fail' }, from: 0 },
  ],
  nodes: [
    { id: 'reach', title: text('无法访问'), rule: { kind: 'veto', check: 'site-unreachable' } },
    { id: 'links', title: text('链接'), points: 70, rule: { kind: 'deduct', check: 'dead-link-inner', per: 1, cap: 70 } },
    { id: 'columns', title: text('栏目'), points: 20, rule: { kind: 'deduct', check: 'column-stale', per: 5, cap: 20 } },
    { id: 'view', title: text('观感'), points: 10, rule: { kind: 'manual', howTo: text('看') } },
  ],
});

export const pass: Marks = { view: { result: 'pass', by: '甲', at: '2026-09-30T00:00:00Z' } };

export function siteOf(id: string, more: Partial<RosterSite> = {}): RosterSite {
  return {
    id,
    url: `http://${id}/`,
    name: `网站${id}`,
    organ: `单位${id}`,
    level: 'city',
    kind: 'department',
    region: '岚川市',
    group: '市直部门',
    running: true,
    keyAreas: [],
    contacts: [],
    ...more,
  };
}

export function findingOf(site: string, path: string, more: Partial<Finding> = {}): Finding {
  const check = more.check ?? 'dead-link-inner';
  const url = `http://${site}/${path}`;
  return {
    check,
    outcome: 'fail',
    url,
    message: 'dead',
    text: { 'zh-CN': `${path} 无法打开`, en: `${path} cannot be opened` },
    locator: { selector: null, quote: path },
    facts: { target: url },
    basis: [],
    fingerprint: fingerprintOf(check, url, ''),
    evidence: [],
    ...more,
  };
}

interface Made {
  site?: Partial<RosterSite>;
  status?: SiteResult['status'];
  complete?: boolean;
  marks?: Marks;
  /** Checks that said nothing at all. */
  silent?: string[];
}

/** What came of a site; all that people decide is decided unless `marks` says otherwise. */
export function resultOf(
  id: string,
  findings: readonly Finding[],
  { site, status = 'done', complete = true, marks = pass, silent = [] }: Made = {},
): SiteResult {
  const place = siteOf(id, site);
  const common = { site: place, sampled: true, inspection: `inspection-${id}` };
  if (status !== 'done' && status !== 'unreached') {
    return { ...common, status, error: status === 'failed' ? text('没有答复') : null, scorecard: null, findings: [] };
  }
  const all = status === 'unreached' ? [findingOf(id, '', { check: 'site-unreachable' })] : [...findings];
  const tallies: Record<string, Tally> = {};
  for (const check of ['site-unreachable', 'dead-link-inner', 'column-stale', 'wording-error'])
    if (!silent.includes(check)) tallies[check] = { pass: 1, fail: 0, review: 0, na: 0, error: 0 };
  for (const { check, outcome } of all) {
    tallies[check] ??= { pass: 1, fail: 0, review: 0, na: 0, error: 0 };
    tallies[check][outcome]++;
  }
  const facts = { ...siteFacts({ complete }), site: { url: place.url, host: id, name: place.name } };
  const scorecard = score({ index: smallIndex, judgement: { findings: all, tallies }, site: facts, marks });
  return { ...common, status, error: null, scorecard, findings: all };
}

/** So many dead links of a site. */
export const dead = (site: string, count: number, from = 0): Finding[] =>
  Array.from({ length: count }, (_, at) => findingOf(site, `${from + at}.html`));
