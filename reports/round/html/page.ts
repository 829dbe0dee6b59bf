/** The report of a round as one HTML file that asks for nothing: no script, no font, no picture from elsewhere. Written section by section. */
import type { Language } from '../../../checks/model/index.ts';
import { type Html, html } from '../../html/escape.ts';
import { style } from '../../html/style.ts';
import { clip } from '../../plain.ts';
import type { RoundReport } from '../model.ts';
import type { MakeWriter } from '../writer.ts';
import { renderDistribution, renderTrend } from './charts.ts';
import { drawHeatmap, drawMatrix, paperStyle, renderIndicators, renderMatrix } from './grids.ts';
import { renderFollowUp, renderOrgans, renderProblems } from './problems.ts';
import { renderRanking, renderVetoes } from './ranking.ts';
import { type RoundReading, readReport } from './reading.ts';
import { renderDisagreements, renderMethod, renderNotLookedAt } from './rest.ts';
import { roundStyle } from './style.ts';
import { renderSummary } from './summary.ts';

/** Nothing may be fetched or run, whatever a page smuggled in; styles are written into the file itself. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const sections: { id: string; title: keyof RoundReading['say']['sections']; render: (reading: RoundReading) => Html }[] = [
  { id: 'summary', title: 'summary', render: renderSummary },
  { id: 'charts', title: 'charts', render: renderCharts },
  { id: 'ranking', title: 'ranking', render: renderRanking },
  { id: 'vetoes', title: 'vetoes', render: renderVetoes },
  { id: 'follow-up', title: 'followUp', render: renderFollowUp },
  { id: 'problems', title: 'problems', render: renderProblems },
  { id: 'indicators', title: 'indicators', render: renderIndicators },
  { id: 'matrix', title: 'matrix', render: renderMatrix },
  { id: 'organs', title: 'organs', render: renderOrgans },
  { id: 'disagreements', title: 'disagreements', render: renderDisagreements },
  { id: 'not-looked-at', title: 'notLookedAt', render: renderNotLookedAt },
  { id: 'method', title: 'method', render: renderMethod },
];

/** The file in pieces. `scorecards`: those of the sites lie beside it. The same report gives the same bytes. */
export function* renderRound(report: RoundReport, language: Language, scorecards: boolean): Generator<string> {
  const reading = readReport(report, language, scorecards);
  const { say } = reading;
  const title = say.title(report.round.quarter);
  yield html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}${roundStyle}${paperStyle(report)}</style>
</head>
<body>
<a class="skip" href="#main">${say.skip}</a>
${renderHeader(reading, title)}
<nav aria-label="${say.contents}"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${say.sections[title]}</a></li>`)}</ul></nav>
<main id="main">
`.toString();
  for (const { render } of sections) yield render(reading).toString();
  yield html`</main>
<footer><p>${say.footer(report.round.checksVersion)}</p></footer>
</body>
</html>
`.toString();
}

function renderHeader({ report, say, language }: RoundReading, title: string): Html {
  const { round, previous, yearBefore, index } = report;
  const { head } = say;
  const against = (one: RoundReport['previous']): string =>
    one === null ? say.noRound : `${clip(one.id, 40)}${say.brackets(say.comparable[one.comparable])}`;
  const rows: [string, string][] = [
    [head.round, clip(round.id, 60)],
    [head.period, say.period(round.from, round.to)],
    [head.asOf, round.asOf],
    [head.revision, say.revision(round.revision, round.closedAt)],
    [head.index, `${index.title[language]}${say.brackets(`${index.id}${say.comma}${say.edition(index.version)}`)}`],
    [head.source, index.source.join(say.semicolon)],
    [head.previous, against(previous)],
    [head.yearBefore, against(yearBefore)],
    [head.checks, round.checksVersion],
    [head.seed, clip(round.seed, 60)],
  ];
  return html`<header><p class="kind">${say.kind}</p>
<h1>${title}</h1>
<dl>${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl></header>`;
}

function renderCharts(reading: RoundReading): Html {
  const { say } = reading;
  return html`<section id="charts" aria-labelledby="charts-title">
<h2 id="charts-title">${say.sections.charts}</h2>
${renderDistribution(reading)}${renderTrend(reading)}</section>
`;
}

export const htmlWriter: MakeWriter = async ({ files, language, scorecards }) => ({
  async finish(report) {
    const page = await files.text('round.html');
    await page.addAll(renderRound(report, language, scorecards));
    await page.end();
    const reading = readReport(report, language, false);
    const pictures = { 'heatmap.svg': drawHeatmap(reading), 'matrix.svg': drawMatrix(reading) };
    for (const [name, picture] of Object.entries(pictures)) {
      if (picture === null) continue;
      const file = await files.text(name);
      await file.add(picture);
      await file.end();
    }
  },
});
