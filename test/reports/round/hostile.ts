/** A round whose every text was written by an enemy of the reader. */
import type { SiteResult } from '../../../checks/model/index.ts';
import type { RoundSource } from '../../../reports/round/source.ts';
import { addresses, attacks } from '../hostile.ts';
import { roundOf, sourceOf } from './city-rounds.ts';
import { findingOf, resultOf, smallIndex } from './made.ts';

const all = attacks.join(' ');

function poison(result: SiteResult, words: string, at: number): SiteResult {
  const { scorecard, findings } = result;
  return {
    ...result,
    inspection: words,
    error: result.error && { 'zh-CN': words, en: words },
    findings: findings.map((finding, number) => ({
      ...finding,
      url: addresses[(at + number) % addresses.length]!,
      text: { 'zh-CN': words, en: words },
      locator: { selector: words, quote: all },
      facts: { category: 'notice', path: words, name: words, unit: words, newest: words },
      evidence: [words],
    })),
    scorecard: scorecard && {
      ...scorecard,
      vetoes: scorecard.vetoes.map((veto) => ({ ...veto, title: { 'zh-CN': words, en: words }, reason: { 'zh-CN': all, en: all } })),
      nodes: scorecard.nodes.map((node) => ({ ...node, title: { 'zh-CN': words, en: words } })),
      notMeasured: [{ what: { 'zh-CN': words, en: words }, why: { 'zh-CN': all, en: all }, count: 1 }],
    },
  };
}

/** Two rounds of a site for each attack; some do not answer and some fail. */
export function hostileSource(): RoundSource {
  const round = (quarter: string, shift: number) =>
    roundOf(
      { quarter },
      attacks.map((words, at) => {
        const id = `site-${at}`;
        const site = { name: words, organ: words, group: at % 2 === 0 ? words : all, region: words, siteCode: words };
        const status = at % 5 === 4 ? ('failed' as const) : at % 5 === 3 ? ('unreached' as const) : ('done' as const);
        const findings = Array.from({ length: 6 }, (_, number) =>
          findingOf(id, String(number + shift), {
            check: number === 5 ? words.slice(0, 80) : 'column-stale',
            outcome: number === 4 ? 'review' : 'fail',
          }),
        );
        return poison(resultOf(id, findings, { site, status }), words, at);
      }),
      smallIndex,
    );
  const mark = { site: 'site-0', leaf: 'view', result: 'fail' as const, by: all, at: '2026-09-30', note: all };
  return sourceOf([round('2026Q2', 0), round('2026Q3', 2)], {
    index: smallIndex,
    disagreements: [
      { site: 'site-0', leaf: 'view', marks: [mark, { ...mark, result: 'pass', by: attacks[0]! }], settled: { ...mark, why: all } },
    ],
  });
}
