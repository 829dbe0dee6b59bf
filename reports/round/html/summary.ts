/** The summary: numbers at a glance, as sentences, and by level, kind, group and region. */
import { type Html, html } from '../../html/escape.ts';
import { writeNumber } from '../../reading.ts';
import type { NamedTotals, Totals } from '../model.ts';
import { changeOf, type RoundReading, writePoints, writeRate, writeShare } from './reading.ts';

/** Names listed of one kind of sites. */
const mostNames = 500;
/** Rows of one table of totals. */
const mostSets = 200;

export function renderSummary(reading: RoundReading): Html {
  const { report, say } = reading;
  const { totals, round } = report;
  return html`<section id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">${say.sections.summary}</h2>
${round.status === 'open' && html`<p class="draft">${say.draft}</p>`}
${renderTiles(reading)}
${sentences(reading).map((line) => html`<p>${line}</p>\n`)}
${(['level', 'kind', 'group', 'region'] as const).map((by) => renderTotals(by, reading))}
<h3>${say.lists}</h3>
${(['unqualified', 'open', 'unreached', 'failed'] as const).map((list) => {
  const sites = totals[list];
  return (
    sites.count > 0 &&
    html`<details${list === 'unqualified' && html` open`}><summary>${say.listOf[list]} <span class="count">${sites.count}</span></summary>
<ul class="names">${sites.ids.slice(0, mostNames).map((id) => html`<li>${reading.site(id)}</li>`)}</ul>
${sites.count > mostNames && html`<p class="note">${say.moreRows(sites.count - mostNames, 'sites.csv')}</p>`}</details>\n`
  );
})}
</section>
`;
}

function renderTiles({ report: { totals, followUp }, say }: RoundReading): Html {
  const { totalsColumns: names } = say;
  const tiles: [string, string, ('good' | 'bad')?][] = [
    [String(totals.checked.count), names.checked],
    [writeRate(totals.passRate, say), names.rate],
    [String(totals.qualified.count), names.qualified, 'good'],
    [String(totals.unqualified.count), names.unqualified, 'bad'],
    [String(totals.open.count), names.open],
    [String(totals.findings.fail), names.findings],
    ...(followUp ? ([[`${followUp.mended} / ${followUp.sent}`, say.courses.mended]] as [string, string][]) : []),
  ];
  return html`<ul class="tiles">${tiles.map(([value, name, tone]) => html`<li${tone && html` class="${tone}"`}><b>${value}</b><span>${name}</span></li>`)}</ul>`;
}

function sentences({ report, say }: RoundReading): string[] {
  const { totals } = report;
  const { inOperation, checked, share, qualified, unqualified, vetoed, open, unreached, failed, pending, passRate, before, score } = totals;
  const lines = [
    say.summary({ inOperation, checked: checked.count, share: share === null ? null : writeShare(share) }),
    say.verdictLine({ qualified: qualified.count, unqualified: unqualified.count, vetoed: vetoed.count, open: open.count }),
  ];
  if (passRate) lines.push(say.rateLine(writeRate(passRate, say), passRate.low !== passRate.high));
  if (before?.passRate) {
    const change = changeOf(before.passRate, passRate);
    lines.push(say.changeLine(writeRate(before.passRate, say), change === null ? null : say.percentagePoints(change)));
  }
  const missed = say.missedLine(unreached.count, failed.count, pending.count);
  if (missed) lines.push(`${missed}${say.stop}`);
  if (score)
    lines.push(
      say.scoreLine(
        say.points(writePoints(score.mean, say)),
        say.points(writePoints(score.median, say)),
        say.points(writeNumber(score.highest)),
        say.points(writeNumber(score.lowest)),
      ),
    );
  lines.push(say.findingLine(totals.findings.fail, totals.findings.review, totals.findings.error));
  return lines;
}

function renderTotals(by: 'level' | 'kind' | 'group' | 'region', reading: RoundReading): Html | null {
  const { report, say } = reading;
  const sets = { level: report.byLevel, kind: report.byKind, group: report.byGroup, region: report.byRegion }[by];
  if (sets.length < 2 && by !== 'group') return null;
  const name = ({ key }: NamedTotals): string =>
    (by === 'level' ? say.levels[key] : by === 'kind' ? say.kinds[key] : undefined) ?? (key || say.unknown);
  const { totalsColumns: columns } = say;
  const title = say.totalsBy[by];
  const row = (label: string, totals: Totals): Html => {
    const cells = cellsOf(totals, reading);
    return html`<tr><th scope="row"><bdi>${label}</bdi></th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>\n`;
  };
  const table = html`<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table class="totals"><caption class="quiet">${title}</caption>
<thead><tr>${Object.entries(columns).map(([key, words]) => html`<th scope="col"${key !== 'name' && html` class="number"`}>${words}</th>`)}</tr></thead>
<tbody>${row(say.all, report.totals)}${sets.slice(0, mostSets).map((set) => row(name(set), set.totals))}</tbody></table></div>
${sets.length > mostSets && html`<p class="note">${say.moreRows(sets.length - mostSets, 'round.json')}</p>`}`;
  return by === 'region' && sets.length > 12
    ? html`<details><summary><h3>${title}</h3></summary>${table}</details>\n`
    : html`<h3>${title}</h3>\n${table}\n`;
}

function cellsOf(totals: Totals, { say }: RoundReading): string[] {
  const { inOperation, checked, share, qualified, unqualified, open, unreached, failed, passRate, before, score, findings } = totals;
  const change = before && changeOf(before.passRate, passRate);
  return [
    inOperation === null ? say.unknown : String(inOperation),
    String(checked.count),
    share === null ? say.unknown : writeShare(share),
    ...[qualified, unqualified, open, unreached, failed].map(({ count }) => String(count)),
    writeRate(passRate, say),
    change ?? say.unknown,
    writePoints(score?.mean ?? null, say),
    String(findings.fail),
  ];
}
