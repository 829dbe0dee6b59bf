import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/rules/index.ts';
import { loadTemplate, shippedTemplates } from '../../reports/ledger/template-files.ts';
import { readCoverage, readLedgerNames, readmeFile, readNodes, writeReadme } from './coverage.ts';

const { indicators, requirements } = readCoverage();
const rows = Object.entries({ ...indicators, ...requirements });
const numbered = (prefix: string, from: number, to: number, digits = 1): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${String(from + at).padStart(digits, '0')}`);

/** How many rows each group of indicators has. */
const counts = { A: 16, B: 15, C: 14, D: 10, E: 7, F: 17, G: 17, H: 15, I: 9, J: 11, K: 18, L: 12, M: 8, N: 17, O: 16 };

describe('what serves indicators and requirements', () => {
  test('every one of the 202 indicators has its row', () => {
    const expected = Object.entries(counts).flatMap(([letter, count]) => numbered(letter, 1, count, 2));
    expect(expected).toHaveLength(202);
    expect(Object.keys(indicators)).toEqual(expected);
  });
  test('every numbered requirement of the source documents has its row', () => {
    expect(Object.keys(requirements)).toEqual([
      ...numbered('000-', 1, 29),
      ...numbered('001-', 1, 36),
      ...numbered('002-', 1, 26),
      ...[...numbered('003-', 1, 4), '003-5a', '003-5b', '003-5c', '003-5d', ...numbered('003-', 6, 42)],
      ...[...numbered('004-', 1, 26), ...numbered('004-保障', 1, 5), '004-上位'],
    ]);
  });
  test('every row is served, or says that it is not yet and why', () => {
    const bare = rows.filter(([, { checks, nodes, ledger, planned }]) => checks.length + nodes.length + ledger.length === 0 && !planned);
    expect(bare.map(([id]) => id)).toEqual([]);
  });
  test('every check and every node that is named exists', () => {
    const ids = new Set(checks.map(({ id }) => id));
    const nodes = readNodes();
    const unknown = rows.flatMap(([id, row]) => [
      ...row.checks.filter((check) => !ids.has(check)).map((check) => `${id}: no check ${check}`),
      ...row.nodes.filter((node) => !nodes.has(node)).map((node) => `${id}: no node ${node}`),
    ]);
    expect(unknown).toEqual([]);
  });
  test('every task, clock and command of the ledger that is named exists', () => {
    const names = readLedgerNames();
    expect(rows.flatMap(([id, { ledger }]) => ledger.filter((name) => !names.has(name)).map((name) => `${id}: ${name}`))).toEqual([]);
  });
  test('every task of a plan says which requirement it comes from, and that row names it', () => {
    const named = new Map(Object.entries(requirements).map(([id, { ledger }]) => [id, ledger]));
    const missing = shippedTemplates()
      .map(loadTemplate)
      .flatMap(({ id, tasks }) =>
        tasks.flatMap((task) =>
          task.requirement && !named.get(task.requirement)?.includes(`${id}:${task.id}`) ? [`${id}:${task.id}`] : [],
        ),
      );
    expect(missing).toEqual([]);
  });
  test('every check serves a row', () => {
    const served = new Set(rows.flatMap(([, row]) => row.checks));
    expect(checks.map(({ id }) => id).filter((id) => !served.has(id))).toEqual([]);
  });
  test('the tables of the README are those of the file', () => {
    expect(readFileSync(readmeFile, 'utf8')).toBe(writeReadme());
  });
});
