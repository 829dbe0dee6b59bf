/**
 * Time to score 10,000 findings under the largest index that ships: `node test/bench/score.ts`. Milliseconds a scorecard, median of rounds;
 * then the same with an index made of it a hundred times over.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readIndex } from '../../checks/index-file.ts';
import type { EvaluationIndex, Finding, IndexNode, Judgement, SiteFacts } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import { score } from '../../checks/score.ts';
import { judgement, siteFacts } from '../checks/scoring.ts';

const folder = new URL('../../checks/indexes/', import.meta.url);
const countNodes = (nodes: IndexNode[]): number => nodes.reduce((sum, { children }) => sum + 1 + countNodes(children ?? []), 0);
const indexes = readdirSync(folder).map((file) => readIndex(readFileSync(new URL(file, folder), 'utf8'), file));
const largest = indexes.reduce((a, b) => (countNodes(a.nodes) >= countNodes(b.nodes) ? a : b));

const categories = ['news', 'notice', 'policy', 'personnel', 'service'];
const outcomes = ['fail', 'fail', 'pass', 'review', 'error'] as const;
const findings: Finding[] = Array.from({ length: 10_000 }, (_, at) => {
  const check = checks[at % checks.length]!.id;
  return {
    check,
    outcome: outcomes[at % outcomes.length]!,
    url: `http://www.lanchuan.gov.cn/${at}.html`,
    message: 'trial',
    text: { 'zh-CN': `问题 ${at}`, en: `finding ${at}` },
    locator: null,
    facts: { level: 1 + (at % 3), category: categories[at % categories.length]!, missing: ['fax', 'hours'] },
    basis: [],
    fingerprint: `${check}-${at}`,
    evidence: [],
  };
});

/** The groups of an index so many times over, each worth its part. */
function repeat(index: EvaluationIndex, times: number): EvaluationIndex {
  const rename = (node: IndexNode, n: number): IndexNode => ({
    ...node,
    id: `${node.id}.${n}`,
    ...(node.children ? { children: node.children.map((child) => rename(child, n)) } : {}),
  });
  return { ...index, nodes: Array.from({ length: times }, (_, n) => index.nodes.map((node) => rename(node, n))).flat() };
}

function measure(index: EvaluationIndex, rounds: number, given: { judgement: Judgement; site: SiteFacts }): void {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    score({ index, ...given });
    times.push(performance.now() - start);
  }
  const [first] = times;
  times.sort((a, b) => a - b);
  const median = times[rounds >> 1]!.toFixed(2);
  console.log(
    `${index.id}, ${countNodes(index.nodes)} nodes, ${given.judgement.findings.length} findings: ${median} ms (first ${first!.toFixed(2)}, worst ${times.at(-1)!.toFixed(2)})`,
  );
}

const given = { judgement: judgement(findings), site: siteFacts() };
measure(largest, 31, given);
for (const index of indexes.filter(({ id }) => id !== largest.id)) measure(index, 11, given);
measure(repeat(largest, 100), 5, given);
