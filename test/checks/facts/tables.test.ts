import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf, type Grid, readAmount, readGrids } from '../../../checks/facts/tables.ts';
import { readTree } from '../../../checks/facts/tree.ts';

const gridsOf = (html: string): Grid[] => readGrids(readTree(html));
const shown = (grid: Grid): (string | null)[][] => grid.rows.map((row) => row.map((cell) => cell?.text ?? null));

test('spans put a cell in every place that it covers, as browsers do', () => {
  const [grid] = gridsOf(`<table>
    <tr><td colspan="2" rowspan="2">甲</td><td>乙</td></tr>
    <tr><td>丙</td></tr>
    <tr><td>丁</td><td rowspan="9">戊</td><td>己</td></tr>
  </table>`);
  expect(shown(grid!)).toEqual([
    ['甲', '甲', '乙'],
    ['甲', '甲', '丙'],
    ['丁', '戊', '己'],
  ]);
  expect(cellsOf(grid!.rows[1]!).map(({ text }) => text)).toEqual(['甲', '丙']);
});

test('a table inside a cell is a table of its own, and the outer one arranges the page', () => {
  const grids = gridsOf('<table><tr><td>前<table><tr><td>1</td><td>2</td></tr></table></td></tr></table>');
  expect(grids.map(({ layout }) => layout)).toEqual([true, false]);
  expect(shown(grids[1]!)).toEqual([['1', '2']]);
});

test('prose in a cell makes a table one that arranges the page; hidden tables are no tables', () => {
  expect(gridsOf(`<table><tr><td>${'公开'.repeat(300)}</td></tr></table>`)[0]!.layout).toBe(true);
  expect(gridsOf('<div style="display:none"><table><tr><td>1</td></tr></table></div>')).toEqual([]);
});

test('rows of unequal length are filled up with nothing', () => {
  expect(shown(gridsOf('<table><tr><td>1<td>2<td>3</tr><tr><td>4</tr></table>')[0]!)).toEqual([
    ['1', '2', '3'],
    ['4', null, null],
  ]);
});

test.each([
  ['12', 12],
  [' １２ ', 12],
  ['1,234', 1234],
  ['1，234', 1234],
  ['1 234', 1234],
  ['12件', 12],
  ['85.6万元', 85.6],
  ['-3', -3],
  ['+1036', 1036],
  ['251000元', 251000],
])('%j is a number', (text, value) => {
  expect(readAmount(text)).toEqual({ kind: 'number', value });
});
test.each(['', ' ', '/', '／', '—', '－', '无'])('%j is nothing', (text) => {
  expect(readAmount(text)).toEqual({ kind: 'blank' });
});
test.each(['详见附件', '1\n2', '规章', '3.1.2', '12人次'])('%j is words', (text) => {
  expect(readAmount(text)).toEqual({ kind: 'words' });
});

test('enormous spans and endless rows stay bounded', () => {
  const wide = `<table>${'<tr><td colspan="99999" rowspan="99999">1</td></tr>'.repeat(3000)}</table>`;
  const [grid] = gridsOf(wide.repeat(3));
  expect(grid!.rows.length).toBeLessThanOrEqual(1000);
  expect(grid!.rows[0]!.length).toBeLessThanOrEqual(120);
});

test('any markup gives grids whose rows are equally long', () => {
  const piece = fc.constantFrom(
    '<table>',
    '</table>',
    '<tr>',
    '</tr>',
    '<td>',
    '<td colspan=3>',
    '<td rowspan=2>',
    '<th colspan=0>',
    '</td>',
    '1',
    '甲',
    '<p>',
    '</p>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      for (const grid of gridsOf(pieces.join(''))) {
        const widths = new Set(grid.rows.map((row) => row.length));
        expect(widths.size).toBeLessThanOrEqual(1);
        expect(grid.end).toBeGreaterThanOrEqual(grid.start);
      }
    }),
  );
});
