/** Two pictures of many cells: indicators × sites as a heat map, and units × columns. Cells of one kind are one path, so that 500 sites fit into a page. */
import { type Html, html } from '../../html/escape.ts';
import { clip } from '../../plain.ts';
import { writeNumber } from '../../reading.ts';
import type { Indicator, MatrixCell, RoundReport } from '../model.ts';
import { legend } from './charts.ts';
import { type RoundReading, writeShare } from './reading.ts';
import { chartStyle } from './style.ts';

/** Pixels of a cell, and of the names beside and above the cells. */
const size = 18;
const wide = 46;
const labels = 210;
const headings = 46;
/** Cells of one picture: more make a page that no browser likes. */
const mostCells = 120_000;
const mostLabel = 15;

type Heat = 'full' | 'most' | 'some' | 'few' | 'nothing' | 'open' | 'na';
const heats: Heat[] = ['full', 'most', 'some', 'few', 'nothing', 'open', 'na'];

/** What a cell of the heat map shows; null: nothing is known of the site there. */
export function heatOf(cell: Indicator['cells'][number]): Heat | null {
  if (cell === null) return null;
  const [low, high, state] = cell;
  if (state === 'na') return 'na';
  if (low !== high) return 'open';
  return low >= 1 ? 'full' : low >= 0.8 ? 'most' : low >= 0.5 ? 'some' : low > 0 ? 'few' : 'nothing';
}

/** The indicators that the heat map shows, with their numbers in the tree of the index. */
export function leavesOf({ indicators }: Pick<RoundReport, 'indicators'>): { number: string; indicator: Indicator }[] {
  const counters: number[] = [];
  return indicators.flatMap((indicator) => {
    counters.length = indicator.depth + 1;
    counters[indicator.depth] = (counters[indicator.depth] ?? 0) + 1;
    return indicator.leaf ? [{ number: Array.from(counters, (one) => one ?? 1).join('.'), indicator }] : [];
  });
}

interface Grid {
  labels: Html;
  cells: Html;
  height: number;
  width: number;
}

/** Sites in the order of the ranking, those without a rank last. */
const orderOf = ({ ranking }: RoundReport): string[] => ranking.flatMap(({ ids, unranked }) => [...ids, ...unranked]);

function heatGrid(reading: RoundReading): Grid | null {
  const { report } = reading;
  const leaves = leavesOf(report);
  if (leaves.length === 0) return null;
  const place = new Map(report.sites.map(({ id }, at) => [id, at]));
  const rows = orderOf(report).slice(0, Math.floor(mostCells / leaves.length));
  const paths = new Map(heats.map((heat) => [heat, [] as string[]]));
  for (const [y, id] of rows.entries()) {
    for (const [x, { indicator }] of leaves.entries()) {
      const heat = heatOf(indicator.cells[place.get(id)!]!);
      if (heat) paths.get(heat)!.push(`M${x * size} ${headings + y * size}h${size - 1}v${size - 1}h-${size - 1}z`);
    }
  }
  const cells = html`${leaves.map(
    ({ number }, x) => html`<text transform="translate(${x * size + 13} ${headings - 5}) rotate(-90)">${number}</text>`,
  )}${[...paths].map(([heat, path]) => path.length > 0 && html`<path class="${heat}" d="${path.join('')}"/>`)}`;
  return {
    labels: rowLabels(rows.map((id) => reading.row(id)?.name ?? id)),
    cells,
    width: leaves.length * size,
    height: headings + rows.length * size,
  };
}

const rowLabels = (names: readonly string[]): Html =>
  html`${names.map((name, y) => html`<text x="4" y="${headings + y * size + 13}"><title>${clip(name, 200)}</title>${clip(name, mostLabel)}</text>\n`)}`;

function matrixGrid({ report, language }: RoundReading): Grid | null {
  const { columns, rows: units } = report.matrix;
  const order = new Map(orderOf(report).map((id, at) => [id, at]));
  const all = units.toSorted((a, b) => order.get(a.site)! - order.get(b.site)!);
  const rows = all.slice(0, Math.floor(mostCells / Math.max(1, columns.length)));
  if (columns.length === 0) return null;
  const parts: Html[] = [];
  for (const [y, { cells, judged }] of rows.entries()) {
    for (const [x, cell] of cells.entries()) {
      const kind = cellKind(cell, judged);
      if (kind === null) continue;
      const [left, top] = [x * wide, headings + y * size];
      const count = cell && (cell.fail || cell.review || cell.error);
      parts.push(
        html`<path class="cell-${kind}" d="M${left} ${top}h${wide - 1}v${size - 1}h-${wide - 1}z"/>${count && html`<text class="count" x="${left + wide / 2}" y="${top + 13}" text-anchor="middle">${count}</text>`}`,
      );
    }
  }
  const heads = columns.map(({ title }, x) => {
    const [first, second] = halve(title[language]);
    return html`<text x="${x * wide + wide / 2}" y="${second ? 20 : 34}" text-anchor="middle"><title>${title[language]}</title>${first}</text>${second && html`<text x="${x * wide + wide / 2}" y="34" text-anchor="middle">${second}</text>`}`;
  });
  return {
    labels: rowLabels(rows.map(({ unit }) => unit)),
    cells: html`${heads}${parts}`,
    width: columns.length * wide,
    height: headings + rows.length * size,
  };
}

/** A heading on two lines of at most four wide or eight narrow characters. */
function halve(title: string): [string, string] {
  const narrow = /^[\x20-\x7e]*$/.test(title);
  const most = narrow ? 8 : 4;
  if (title.length <= most) return [title, ''];
  const at = narrow ? (title.lastIndexOf(' ', most) > 0 ? title.lastIndexOf(' ', most) : most) : most;
  const rest = title.slice(at).trim();
  return [title.slice(0, at), rest.length > most ? `${rest.slice(0, most - 1)}…` : rest];
}

function cellKind(cell: MatrixCell | null, judged: boolean): 'fail' | 'review' | 'error' | 'unjudged' | null {
  if (!judged) return 'unjudged';
  if (cell === null) return null;
  return cell.fail > 0 ? 'fail' : cell.review > 0 ? 'review' : 'error';
}

/** Names stay in sight while the cells are scrolled. */
function embed({ labels: names, cells, width, height }: Grid, title: string, kind: 'heat' | 'columns'): Html {
  return html`<div class="grid ${kind}" tabindex="0" role="group" aria-label="${title}">
<svg class="labels" width="${labels}" height="${height}" aria-hidden="true">${names}</svg>
<svg class="chart" width="${width}" height="${height}" role="img" aria-label="${title}">${cells}</svg>
</div>
`;
}

/** Pixels between the margins of a sheet of A4. */
const sheet = 680;

/** On paper nothing is scrolled: the pictures are made as small as the sheet asks. */
export function paperStyle(report: RoundReport): Html {
  const zoom = (width: number): number => Math.round(Math.min(1, sheet / (labels + width)) * 1000) / 1000;
  const heat = zoom(leavesOf(report).length * size);
  return html`@media print{.grid.heat{zoom:${heat}}.grid.columns{zoom:${zoom(report.matrix.columns.length * wide)}}}`;
}

/** The picture as a file of its own: SVG 1.1 with its style inside. */
function standAlone({ labels: names, cells, width, height }: Grid, title: string): string {
  const [w, h] = [labels + width + 8, height + 8];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${html`<svg xmlns="http://www.w3.org/2000/svg" class="chart grid" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">
<title>${title}</title><style>${chartStyle}</style>
<rect width="${w}" height="${h}" style="fill:var(--paper)"/>
<g>${names}</g><g transform="translate(${labels} 0)">${cells}</g>
</svg>
`}`;
}

const heatTitle = ({ report, say }: RoundReading): string => say.heatTitle(report.sites.length, leavesOf(report).length);
const matrixTitle = ({ report: { matrix }, say }: RoundReading): string => say.matrixTitle(matrix.rows.length, matrix.columns.length);

/** The pictures as files; null where there is nothing to draw. */
export function drawHeatmap(reading: RoundReading): string | null {
  const grid = heatGrid(reading);
  return grid && standAlone(grid, heatTitle(reading));
}

export function drawMatrix(reading: RoundReading): string | null {
  const grid = matrixGrid(reading);
  return grid && standAlone(grid, matrixTitle(reading));
}

export function renderIndicators(reading: RoundReading): Html {
  const { report, say, language } = reading;
  const grid = heatGrid(reading);
  const keys = say.heatKeys;
  return html`<section id="indicators" aria-labelledby="indicators-title">
<h2 id="indicators-title">${say.sections.indicators}</h2>
${
  grid === null
    ? html`<p>${say.noIndicators}</p>`
    : html`<h3>${say.heat}</h3>
<p class="aside">${say.heatNote}</p>
${embed(grid, heatTitle(reading), 'heat')}${legend([
  ['full', keys.full],
  ['most', keys.most],
  ['some', keys.some],
  ['few', keys.few],
  ['nothing', keys.none],
  ['open', keys.open],
  ['na', keys.na],
])}
<div class="scroll" tabindex="0" role="group" aria-label="${say.sections.indicators}"><table><caption class="quiet">${say.sections.indicators}</caption>
<thead><tr>${Object.entries(say.indicatorColumns).map(([key, words]) => html`<th scope="col"${key !== 'number' && key !== 'indicator' && html` class="number"`}>${words}</th>`)}</tr></thead>
<tbody>${leavesOf(report).map(
        ({ number, indicator: { title, mean, lost, open } }) =>
          html`<tr><td class="plain-number">${number}</td><th scope="row">${title[language]}</th><td class="number">${mean === null ? say.unknown : mean.low === mean.high ? writeShare(mean.low) : `${writeShare(mean.low)}–${writeShare(mean.high)}`}</td><td class="number">${writeNumber(lost.count)}</td><td class="number">${open}</td></tr>\n`,
      )}</tbody></table></div>`
}
</section>
`;
}

export function renderMatrix(reading: RoundReading): Html {
  const { say } = reading;
  const grid = matrixGrid(reading);
  const keys = say.matrixKeys;
  return html`<section id="matrix" aria-labelledby="matrix-title">
<h2 id="matrix-title">${say.sections.matrix}</h2>
${
  grid === null
    ? html`<p>${say.noMatrix}</p>`
    : html`<p class="aside">${say.matrixNote}</p>
${embed(grid, matrixTitle(reading), 'columns')}${legend([
  ['cell-fail', keys.fail],
  ['cell-review', keys.review],
  ['cell-error', keys.error],
  ['cell-unjudged', keys.unjudged],
])}`
}
</section>
`;
}
