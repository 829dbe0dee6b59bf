/** What the report admits: where evaluators differ, what was not looked at, how it was done. */
import type { Mark } from '../../../checks/model/index.ts';
import { type Html, html } from '../../html/escape.ts';
import { clip } from '../../plain.ts';
import { writeNumber } from '../../reading.ts';
import { type RoundReading, writeShare } from './reading.ts';

const mostDisagreements = 300;
const mostKinds = 100;
const mostStrata = 100;
const mostUnverified = 100;

export function renderDisagreements(reading: RoundReading): Html {
  const { report, say, language } = reading;
  const { disagreements, indicators } = report;
  const titles = new Map(indicators.map(({ node, title }) => [node, title[language]]));
  const { marks: words } = say;
  const write = ({ result, points, grade }: Mark): string =>
    result === 'points' ? (grade ?? (points === undefined ? words.points : say.points(writeNumber(points)))) : words[result];
  return html`<section id="disagreements" aria-labelledby="disagreements-title">
<h2 id="disagreements-title">${say.sections.disagreements}</h2>
${
  disagreements.length === 0
    ? html`<p>${say.noDisagreements}</p>`
    : html`<p class="note">${say.disagreementsNote}</p>
<div class="scroll" tabindex="0" role="group" aria-label="${say.sections.disagreements}"><table><caption class="quiet">${say.sections.disagreements}</caption>
<thead><tr>${Object.values(say.disagreementColumns).map((words) => html`<th scope="col">${words}</th>`)}</tr></thead>
<tbody>${disagreements
        .slice(0, mostDisagreements)
        .map(
          ({ site, leaf, marks, settled }) =>
            html`<tr><th scope="row">${reading.site(site)}</th><td>${titles.get(leaf) ?? clip(leaf, 80)}</td><td>${marks.map(
              (mark, at) =>
                html`${at > 0 && html`<br>`}<bdi>${clip(mark.by, 40)}</bdi>${say.colon}${clip(write(mark), 60)}${mark.note && say.brackets(clip(mark.note, 200))}`,
            )}</td><td>${settled ? html`${clip(write(settled), 60)}<br><span class="aside">${say.settledBy(clip(settled.by, 40), settled.at, clip(settled.why, 300))}</span>` : say.unsettled}</td></tr>\n`,
        )}</tbody></table></div>
${disagreements.length > mostDisagreements && html`<p class="note">${say.moreRows(disagreements.length - mostDisagreements, 'round.json')}</p>`}`
}
</section>
`;
}

export function renderNotLookedAt(reading: RoundReading): Html {
  const { report, say, language } = reading;
  const { failed, unreached, pending, incomplete, what, openLeaves, notSampled } = report.notLookedAt;
  const nothing =
    failed.length + unreached.length + pending.length + incomplete.count + what.length + openLeaves.length + (notSampled ?? 0) === 0;
  const sites = (
    status: 'failed' | 'unreached' | 'waiting',
    list: readonly { site: string; error?: { 'zh-CN': string; en: string } | null }[],
  ) =>
    list.length > 0 &&
    html`<h3>${say.statuses[status]} <span class="count">${list.length}</span></h3>
<ul class="plain">${list.slice(0, 200).map(({ site, error }) => html`<li>${reading.site(site)}${error && html`${say.colon}${clip(error[language], 300)}`}</li>\n`)}</ul>`;
  return html`<section id="not-looked-at" aria-labelledby="not-looked-at-title">
<h2 id="not-looked-at-title">${say.sections.notLookedAt}</h2>
${nothing ? html`<p>${say.nothingLeft}</p>` : html`<p class="note">${say.notLookedAtNote}</p>`}
${notSampled !== null && notSampled > 0 && html`<p>${say.notSampled(notSampled)}</p>`}
${incomplete.count > 0 && html`<p>${say.incomplete(incomplete.count)}</p>`}
${sites('failed', failed)}
${sites('unreached', unreached)}
${sites('waiting', pending)}
${
  what.length > 0 &&
  html`<table><caption class="quiet">${say.sections.notLookedAt}</caption><thead><tr><th scope="col">${say.what}</th><th scope="col">${say.why}</th><th scope="col" class="number">${say.count}</th><th scope="col" class="number">${say.sites}</th></tr></thead>
<tbody>${what.slice(0, mostKinds).map((one) => html`<tr><th scope="row">${one.what[language]}</th><td>${one.why[language]}</td><td class="number">${one.count}</td><td class="number">${one.sites.count}</td></tr>\n`)}</tbody></table>
${what.length > mostKinds && html`<p class="note">${say.moreRows(what.length - mostKinds, 'round.json')}</p>`}`
}
${
  openLeaves.length > 0 &&
  html`<details><summary><h3>${say.openLeaves} <span class="count">${openLeaves.length}</span></h3></summary>
<ul class="plain">${openLeaves.map(({ title, sites }) => html`<li>${title[language]} <span class="count">${say.ofRanked(sites.count)}</span></li>\n`)}</ul></details>`
}
</section>
`;
}

export function renderMethod(reading: RoundReading): Html {
  const { report, say, language } = reading;
  const { method, round, index } = report;
  const lines = say.methodLines({ ...method, evaluators: method.evaluators.length });
  const sampled = round.strata.some(({ of, taken }) => taken.length < of);
  return html`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">${say.sections.method}</h2>
<p>${sampled ? say.sampling(writeShare(round.share), clip(round.seed, 80)) : say.census}</p>
${lines.map((line) => html`<p>${line}</p>\n`)}
${
  round.strata.length > 1 &&
  html`<details><summary>${say.strata} <span class="count">${round.strata.length}</span></summary><table><caption class="quiet">${say.strata}</caption>
<thead><tr>${Object.entries(say.stratumColumns).map(([key, words]) => html`<th scope="col"${(key === 'of' || key === 'taken') && html` class="number"`}>${words}</th>`)}</tr></thead>
<tbody>${round.strata.slice(0, mostStrata).map(({ level, region, of, taken }) => html`<tr><th scope="row">${say.levels[level]}</th><td><bdi>${clip(region, 80)}</bdi></td><td class="number">${of}</td><td class="number">${taken.length}</td></tr>\n`)}</tbody></table></details>`
}
${
  index.unverified.length > 0 &&
  html`<details><summary>${say.unverified(index.unverified.length)}</summary><ul class="plain">${index.unverified.slice(0, mostUnverified).map((what) => html`<li>${what[language]}</li>\n`)}</ul></details>`
}
<ul class="plain">${say.readingLines.map((line) => html`<li>${line}</li>`)}</ul>
<p>${say.files}</p>
</section>
`;
}
