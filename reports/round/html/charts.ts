/** Distribution of scores and trend lines as SVG. Places are percentages, so that a chart is as wide as its reader's screen and its letters keep their size. */
import type { Interval } from '../../../checks/model/index.ts';
import { type Html, html } from '../../html/escape.ts';
import { clip } from '../../plain.ts';
import { writeNumber } from '../../reading.ts';
import type { RoundReport, TrendPoint } from '../model.ts';
import type { RoundReading } from './reading.ts';

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

/** How many sites scored in each tenth of the scale, vetoed and provisional ones apart. */
export interface Bin {
  from: number;
  to: number;
  settled: string[];
  open: string[];
  veto: string[];
}

export function binScores({ sites, index }: Pick<RoundReport, 'sites' | 'index'>): Bin[] {
  const scored = sites.filter(({ score }) => score !== null);
  const full = Math.max(index.total, ...scored.map(({ score }) => score!.low));
  const width = index.total / 10;
  const count = Math.max(10, Math.ceil(full / width));
  const bins = Array.from({ length: count }, (_, at): Bin => ({ from: at * width, to: (at + 1) * width, settled: [], open: [], veto: [] }));
  for (const { id, score, verdict, open } of scored) {
    const bin = bins[Math.min(count - 1, Math.max(0, Math.floor(score!.low / width)))]!;
    bin[verdict === 'veto' ? 'veto' : open > 0 ? 'open' : 'settled'].push(id);
  }
  return bins;
}

export function drawDistribution({ report, say, language }: RoundReading, width = '100%'): Html {
  const bins = binScores(report);
  const total = bins.reduce((sum, { settled, open, veto }) => sum + settled.length + open.length + veto.length, 0);
  if (total === 0) return html`<p>${say.noScores}</p>`;
  const most = Math.max(...bins.map(({ settled, open, veto }) => settled.length + open.length + veto.length));
  const [top, bottom] = [40, 200];
  const height = (count: number): number => Math.round(((bottom - top) * count * 100) / most) / 100;
  const full = bins.at(-1)!.to;
  const bars = bins.map((bin, at) => {
    let foot = bottom;
    const stack = (['settled', 'open', 'veto'] as const).map((kind) => {
      const tall = height(bin[kind].length);
      foot -= tall;
      return (
        tall > 0 &&
        html`<rect class="bar-${kind}" x="${percent((at + 0.1) / bins.length)}" width="${percent(0.8 / bins.length)}" y="${foot}" height="${tall}"/>`
      );
    });
    const count = bin.settled.length + bin.open.length + bin.veto.length;
    return html`<g><title>${say.bin(bin.from, bin.to, count)}</title>${stack}${
      count > 0 && html`<text x="${percent((at + 0.5) / bins.length)}" y="${foot - 4}" text-anchor="middle">${count}</text>`
    }</g>\n`;
  });
  const lines = report.index.grades.filter(({ from }) => from > 0 && from < full).map(({ name, from }) => ({ from, name: name[language] }));
  return html`<svg class="chart" width="${width}" height="226" role="img" aria-label="${say.distributionTitle(total)}">
${bars}<line class="axis" x1="0" x2="100%" y1="${bottom}" y2="${bottom}"/>
${bins.map(({ from }, at) => html`<text class="muted" x="${percent(at / bins.length)}" y="${bottom + 16}"${at > 0 && html` text-anchor="middle"`}>${writeNumber(from)}</text>`)}<text class="muted" x="100%" y="${bottom + 16}" text-anchor="end">${writeNumber(full)}</text>
${lines.map(
  (
    { from, name },
    at,
  ) => html`<line class="grade" x1="${percent(from / full)}" x2="${percent(from / full)}" y1="${at % 2 === 0 ? 14 : 28}" y2="${bottom}"/>
<text x="${percent(from / full)}" dx="${from / full > 0.5 ? -4 : 4}" y="${at % 2 === 0 ? 12 : 26}" text-anchor="${from / full > 0.5 ? 'end' : 'start'}">${clip(name, 12)} ${writeNumber(from)}</text>`,
)}
</svg>
`;
}

export function renderDistribution(reading: RoundReading): Html {
  const { say } = reading;
  return html`<h3>${say.distribution}</h3>
${drawDistribution(reading)}${legend((['settled', 'open', 'veto'] as const).map((kind) => [`bar-${kind}`, say.distributionKeys[kind]]))}
<p class="aside">${say.distributionNote}</p>
`;
}

export function legend(entries: readonly (readonly [style: string, words: string])[]): Html {
  return html`<ul class="legend">${entries.map(
    ([style, words]) =>
      html`<li><svg width="12" height="12" aria-hidden="true"><rect class="${style}" width="12" height="12" rx="2"/></svg>${words}</li>`,
  )}</ul>`;
}

/** Pixels of a chart on a narrow phone, and of the widest value beside a point. */
const narrowest = 300;
const widestLabel = 92;

interface Line {
  name: string;
  values: (Interval | null)[];
}

/** Groups drawn at most. */
const mostLines = 5;

export function renderTrend(reading: RoundReading): Html {
  const { report, say } = reading;
  const { trend } = report;
  if (trend.length < 2) return html`<h3>${say.trend}</h3>\n<p>${say.trendOne}</p>\n`;
  const last = trend.at(-1)!;
  const groups = last.groups.toSorted((a, b) => b.checked - a.checked || (a.group < b.group ? -1 : 1)).map(({ group }) => group);
  const drawn = groups.length > 1 ? groups.slice(0, mostLines) : [];
  const lines: Line[] = [
    { name: say.whole, values: trend.map(({ passRate }) => passRate) },
    ...drawn.map((group) => ({
      name: group,
      values: trend.map((point) => point.groups.find((one) => one.group === group)?.passRate ?? null),
    })),
  ];
  const means: Line[] = [{ name: say.whole, values: trend.map(({ mean }) => mean) }];
  return html`<h3>${say.trend}</h3>
<h4>${say.trendRate}</h4>
${drawLines(
  lines,
  trend,
  1,
  (value) => writeNumber(Math.round(value * 1000) / 10),
  say.trendTitle(say.trendRate, trend.length),
  () => true,
)}
${lines.length > 1 && legend(lines.map(({ name }, at) => [`line-${at}`, clip(name, 40)]))}
${groups.length > drawn.length && drawn.length > 0 && html`<p class="aside">${say.moreGroups(groups.length - drawn.length)}</p>`}
<h4>${say.trendMean}</h4>
${drawLines(means, trend, report.index.total, writeNumber, say.trendTitle(say.trendMean, trend.length), joined(trend))}
<p class="aside">${say.trendBand}${trend.some(({ comparable }) => comparable !== 'same') && say.trendBroken}</p>
`;
}

/** Points of two rounds are joined where they stand on one scale: both on that of the last, or neither and unknown to each other. */
const joined =
  (trend: readonly TrendPoint[]) =>
  (at: number): boolean =>
    trend[at]!.comparable === 'same' && trend[at - 1]!.comparable === 'same';

/** Lines over rounds: the low end is drawn, an interval as a bar above it. */
export function drawLines(
  lines: readonly Line[],
  trend: readonly TrendPoint[],
  full: number,
  write: (value: number) => string,
  title: string,
  join: (at: number) => boolean,
  width = '100%',
): Html {
  const [top, bottom] = [18, 170];
  const x = (at: number): string => percent(trend.length === 1 ? 0.5 : 0.06 + (0.88 * at) / (trend.length - 1));
  const y = (value: number): number => Math.round((bottom - ((bottom - top) * Math.min(value, full)) / full) * 100) / 100;
  const step = Math.max(1, Math.ceil((widestLabel * (trend.length - 1)) / (0.88 * narrowest) / 2));
  /** The value of the first line, as an interval where it is one: above and below the points in turn, and of the last in any case. */
  const label = ({ low, high }: Interval, at: number): Html | null => {
    const fromLast = trend.length - 1 - at;
    if (fromLast % step !== 0) return null;
    const above = (fromLast / step) % 2 === 0;
    const last = at > 0 && fromLast === 0;
    const words = low === high ? write(low) : `${write(low)}–${write(high)}`;
    return html`<text class="value" x="${x(at)}" y="${above ? y(low) - 8 : y(low) + 17}" dx="${last ? -7 : 7}" text-anchor="${last ? 'end' : 'start'}">${words}</text>`;
  };
  // lines that lie on one another are drawn a little apart
  const drawn = lines.map(({ values }, number) => {
    const style = `line-${number}`;
    return html`<g transform="translate(${(number - (lines.length - 1) / 2) * 4} 0)">${values.map((value, at) => {
      if (!value) return null;
      const before = at > 0 ? values[at - 1] : null;
      const place = y(value.low);
      return html`${before && join(at) && html`<line class="${style}" x1="${x(at - 1)}" y1="${y(before.low)}" x2="${x(at)}" y2="${place}"/>`}${
        value.high > value.low && html`<line class="${style} thin" x1="${x(at)}" y1="${place}" x2="${x(at)}" y2="${y(value.high)}"/>`
      }<circle class="${style}" cx="${x(at)}" cy="${place}" r="3.5"/>`;
    })}</g>`;
  });
  return html`<svg class="chart" width="${width}" height="212" role="img" aria-label="${title}">
${[0, 0.5, 1].map(
  (share) =>
    html`<line class="axis" x1="0" x2="100%" y1="${y(share * full)}" y2="${y(share * full)}"/><text class="muted" x="0" y="${y(share * full) - 3}">${write(share * full)}</text>`,
)}
${drawn}
${lines[0]!.values.map((value, at) => value && label(value, at))}
${trend.map(({ quarter }, at) => html`<text class="muted" x="${x(at)}" y="${bottom + 34}" text-anchor="middle">${quarter.slice(2)}</text>`)}
</svg>
`;
}
