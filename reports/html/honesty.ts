/** What the scorecard admits, and how to read it: results by check, what was not looked at, numbers not verified. */
import type { Outcome, Tally } from '../../checks/model/index.ts';
import { clip } from '../plain.ts';
import { nameLeftOut, type Reading } from '../reading.ts';
import { type Html, html } from './escape.ts';
import { linkTo } from './findings.ts';

const columns = ['fail', 'review', 'error', 'pass', 'na'] as const satisfies readonly Outcome[];

/** How often each check came to each outcome. */
export function renderOverview(reading: Reading): Html {
  const { card, say } = reading;
  const rows = Object.entries(card.tallies);
  return html`<section id="overview" aria-labelledby="overview-title">
<h2 id="overview-title">${say.sections.overview}</h2>
<table class="tallies"><caption>${say.overviewNote}</caption>
<thead><tr><th scope="col">${say.check}</th>${columns.map((outcome) => html`<th scope="col" class="number">${say.outcomes[outcome]}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([id, tally]) =>
      html`<tr><th scope="row">${linkCheck(id, tally, reading)}</th>${columns.map(
        (outcome) => html`<td class="number ${tally[outcome] > 0 ? outcome : 'none'}">${tally[outcome] > 0 ? tally[outcome] : '–'}</td>`,
      )}</tr>\n`,
  )}</tbody></table>
</section>
`;
}

/** The name of a check, leading to its findings where it has some that are listed. */
function linkCheck(id: string, tally: Tally, reading: Reading): Html {
  if (!reading.check(id)) return html`${clip(id, 80)}`;
  const kind = (['fail', 'review', 'error'] as const).find(
    (outcome) => tally[outcome] > 0 && reading.findings[outcome].some(({ finding }) => finding.check === id),
  );
  return kind ? html`<a href="#${kind}-${id}">${reading.titleOf(id)}</a>` : html`${reading.titleOf(id)}`;
}

/** What was not looked at or not measured, and pages that were left out. */
export function renderNotMeasured({ card, say, language }: Reading): Html {
  const leftOut = card.seen.leftOut.filter(({ examples }) => examples.length > 0);
  return html`<section id="not-measured" aria-labelledby="not-measured-title">
<h2 id="not-measured-title">${say.sections.notMeasured}</h2>
${
  card.notMeasured.length === 0
    ? html`<p>${say.nothingLeft}</p>`
    : html`<p class="note">${say.notMeasuredNote}</p>
<table><caption class="quiet">${say.sections.notMeasured}</caption>
<thead><tr><th scope="col">${say.what}</th><th scope="col">${say.whyNot}</th><th scope="col" class="number">${say.count}</th></tr></thead>
<tbody>${card.notMeasured.map(
        ({ what, why, count }) =>
          html`<tr><th scope="row">${clip(what[language], 200)}</th><td>${nameLeftOut(clip(why[language], 500), say)}</td><td class="number">${count}</td></tr>\n`,
      )}</tbody></table>`
}
${
  leftOut.length > 0 &&
  html`<h3>${say.leftOut}</h3>
${leftOut.map(
  ({ reason, count, examples }) => html`<h4>${nameLeftOut(clip(reason, 200), say)} <span class="count">${count}</span></h4>
<ul class="urls">${examples.slice(0, 20).map((address) => html`<li>${linkTo(address)}</li>`)}</ul>`,
)}`
}
</section>
`;
}

/** Every number of the index that stands unverified, with the caveat. */
export function renderUnverified({ card, say, language }: Reading): Html {
  return html`<section id="unverified" aria-labelledby="unverified-title">
<h2 id="unverified-title">${say.sections.unverified}</h2>
${
  card.unverified.length === 0
    ? html`<p>${say.allVerified}</p>`
    : html`<p class="note">${say.unverifiedNote}</p>
<details><summary>${say.unverifiedList(card.unverified.length)}</summary>
<table><caption class="quiet">${say.sections.unverified}</caption>
<thead><tr><th scope="col">${say.indicator}</th><th scope="col">${say.numbers}</th></tr></thead>
<tbody>${card.unverified.map(({ title, what }) => html`<tr><th scope="row">${title[language]}</th><td>${what[language]}</td></tr>\n`)}</tbody></table></details>`
}
</section>
`;
}

export function renderHowToRead({ say }: Reading): Html {
  return html`<section id="reading" aria-labelledby="reading-title">
<h2 id="reading-title">${say.sections.reading}</h2>
<ul class="plain">${say.readingLines.map((line) => html`<li>${line}</li>`)}</ul>
<p>${say.files}</p>
</section>
`;
}
