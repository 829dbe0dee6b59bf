/** The scorecard as one HTML file that asks for nothing: no script, no font, no picture from elsewhere. */
import type { ReportInput } from '../input.ts';
import { clip } from '../plain.ts';
import { type Reading, readInput } from '../reading.ts';
import { type Html, html } from './escape.ts';
import { linkTo, renderFindings } from './findings.ts';
import { renderHowToRead, renderNotMeasured, renderOverview, renderUnverified } from './honesty.ts';
import { style } from './style.ts';
import { renderTree } from './tree.ts';
import { renderSteps, renderVerdict, renderVetoes } from './verdict.ts';

/** Nothing may be fetched or run, whatever a page smuggled in; styles are written into the file itself. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Returns the whole file. The same input gives the same bytes. */
export function renderScorecard(input: ReportInput): string {
  const reading = readInput(input);
  const { language, say, card } = reading;
  const { sections, links } = renderFindings(reading);
  const name = clip(card.site.name || card.site.host, 120);
  const page = html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${name} · ${say.verdicts[card.verdict]} · ${say.kind}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">${say.skip}</a>
${renderHeader(reading, name)}
${renderContents(reading)}
<main id="main">
${renderVerdict(reading)}${renderVetoes(reading, links)}${renderSteps(reading)}${renderTree(reading, links)}${renderOverview(reading)}${sections}${renderNotMeasured(reading)}${renderUnverified(reading)}${renderHowToRead(reading)}</main>
<footer><p>${say.footer(card.checksVersion)}</p></footer>
</body>
</html>
`;
  return page.toString();
}

function renderHeader({ card, say, language }: Reading, name: string): Html {
  const { site, index, asOf, checksVersion } = card;
  const { headerNames: names } = say;
  const rows: [string, Html | string][] = [
    [names.organ, site.organ === null ? say.unknown : clip(site.organ, 120)],
    [names.siteCode, site.siteCode === null ? say.unknown : clip(site.siteCode, 40)],
    [names.address, linkTo(site.url)],
    [names.index, `${index.title[language]}${say.brackets(`${index.id}${say.comma}${say.edition(index.version)}`)}`],
    [names.source, index.source.join(say.semicolon)],
    [names.asOf, asOf],
    [names.checks, checksVersion],
  ];
  return html`<header><p class="kind">${say.kind}</p>
<h1><bdi>${name}</bdi></h1>
<dl>${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl></header>`;
}

function renderContents({ say, findings }: Reading): Html {
  const { sections } = say;
  const entries: [string, string, number?][] = [
    ['verdict', sections.verdict],
    ['vetoes', sections.vetoes],
    ['steps', sections.steps],
    ['tree', sections.tree],
    ['overview', sections.overview],
    ['findings', sections.findings, findings.fail.length],
    ['reviews', sections.reviews, findings.review.length],
    ['errors', sections.errors, findings.error.length],
    ['exempt', sections.exempt, findings.exempt.length],
    ['not-measured', sections.notMeasured],
    ['unverified', sections.unverified],
    ['reading', sections.reading],
  ];
  const shown = entries.filter(([id, , count]) => count !== 0 || id === 'findings');
  return html`<nav aria-label="${say.contents}"><ul>${shown.map(
    ([id, title, count]) =>
      html`<li><a href="#${id}">${title}${count !== undefined && html` <span class="count">${count}</span>`}</a></li>`,
  )}</ul></nav>`;
}
