/** Problems: what became of those of the round before, by kind with examples, by organ. Every section keeps to a budget of markup. */

import { courseWords, unseenReasons } from '../../comparison/model.ts';
import { type Html, html } from '../../html/escape.ts';
import { linkTo } from '../../html/findings.ts';
import { clip } from '../../plain.ts';
import type { Example, OrganRow, ProblemKind } from '../model.ts';
import { type RoundReading, writeShare } from './reading.ts';

/** Characters of markup that the kinds of problems, and the organs, take together. */
const mostOfKinds = 700_000;
const mostOfOrgans = 900_000;
const mostOrgans = 2000;
const mostNamed = 30;
const mostOpen = 100;

export function renderFollowUp(reading: RoundReading): Html {
  const { report, say, language } = reading;
  const { followUp, previous, course, yearCourse, yearBefore } = report;
  const moved = report.indicators.filter(({ leaf, moved }) => leaf && moved && moved.up.count + moved.down.count > 0);
  return html`<section id="follow-up" aria-labelledby="follow-up-title">
<h2 id="follow-up-title">${say.sections.followUp}</h2>
${
  followUp === null || previous === null || course === null
    ? html`<p>${say.noPrevious}</p>`
    : html`<p class="aside">${say.head.previous}${say.colon}${previous.id}${say.brackets(`${say.head.asOf} ${previous.asOf}`)}${say.semicolon}${say.comparable[previous.comparable]}</p>
<p>${say.followUpLine({ ...followUp, share: followUp.share === null ? null : writeShare(followUp.share) })}</p>
<table><caption class="quiet">${say.sections.followUp}</caption><thead><tr><th scope="col">${say.course}</th><th scope="col" class="number">${say.count}</th><th scope="col">${say.meaning}</th></tr></thead>
<tbody>${courseWords.map((word) => html`<tr><th scope="row">${say.courses[word]}</th><td class="number">${course[word]}</td><td>${say.courseNotes[word]}</td></tr>\n`)}</tbody></table>
${
  followUp.unseen > 0 &&
  html`<p>${say.unseenBy}${say.colon}${unseenReasons
    .filter((reason) => followUp.unseenBy[reason])
    .map((reason) => `${say.reasons[reason]} ${followUp.unseenBy[reason]}`)
    .join(say.semicolon)}</p>`
}`
}
${yearBefore && yearCourse && html`<p>${say.head.yearBefore}${say.brackets(yearBefore.id)}${say.colon}${say.yearLine(yearCourse)}</p>`}
${
  followUp &&
  followUp.open.length > 0 &&
  html`<details><summary><h3>${say.openSites} <span class="count">${followUp.open.length}</span></h3></summary>
<table><caption class="quiet">${say.openSites}</caption><thead><tr><th scope="col">${say.openColumns.site}</th><th scope="col">${say.openColumns.organ}</th><th scope="col" class="number">${say.openColumns.still}</th><th scope="col" class="number">${say.openColumns.unseen}</th></tr></thead>
<tbody>${followUp.open.slice(0, mostOpen).map(({ site, organ, still, unseen }) => html`<tr><th scope="row">${reading.site(site)}</th><td><bdi>${organ}</bdi></td><td class="number">${still}</td><td class="number">${unseen}</td></tr>\n`)}</tbody></table>
${followUp.open.length > mostOpen && html`<p class="note">${say.moreRows(followUp.open.length - mostOpen, 'round.json')}</p>`}</details>`
}
${
  moved.length > 0 &&
  html`<details><summary><h3>${say.movedIndicators} <span class="count">${moved.length}</span></h3></summary>
<table><caption class="quiet">${say.movedIndicators}</caption><thead><tr><th scope="col">${say.movedColumns.indicator}</th><th scope="col" class="number">${say.movedColumns.up}</th><th scope="col" class="number">${say.movedColumns.down}</th></tr></thead>
<tbody>${moved.map(({ title, moved }) => html`<tr><th scope="row">${title[language]}</th><td class="number">${moved!.up.count}</td><td class="number">${moved!.down.count}</td></tr>\n`)}</tbody></table></details>`
}
</section>
`;
}

export function renderProblems(reading: RoundReading): Html {
  const { report, say, language } = reading;
  const kinds = report.problems.filter(({ findings, reviews }) => findings + reviews > 0);
  const failing = kinds.filter(({ findings }) => findings > 0);
  const share = mostOfKinds / Math.max(1, failing.length);
  return html`<section id="problems" aria-labelledby="problems-title">
<h2 id="problems-title">${say.sections.problems}</h2>
${
  kinds.length === 0
    ? html`<p>${say.noProblems}</p>`
    : html`<div class="scroll" tabindex="0" role="group" aria-label="${say.sections.problems}"><table><caption class="quiet">${say.sections.problems}</caption>
<thead><tr>${Object.entries(say.problemColumns).map(([key, words]) => html`<th scope="col"${key !== 'problem' && html` class="number"`}>${words}</th>`)}</tr></thead>
<tbody>${kinds.map(
        ({ check, title, sites, findings, reviews, course }) =>
          html`<tr><th scope="row">${findings > 0 ? html`<a href="#kind-${anchor(check)}">${title[language]}</a>` : title[language]}</th><td class="number">${sites.count}</td><td class="number">${findings}</td><td class="number">${reviews}</td><td class="number">${course ? `${course.new}/${course.still}/${course.back}/${course.mended}` : say.unknown}</td></tr>\n`,
      )}</tbody></table></div>
${failing.map((kind) => renderKind(kind, share, reading))}`
}
</section>
`;
}

/** Ids of checks are ours; one of another version may be called anything. */
const anchor = (check: string): string => check.replace(/[^a-z0-9-]/gi, '-').slice(0, 60);

function renderKind({ check, title, sites, findings, organs, examples }: ProblemKind, share: number, reading: RoundReading): Html {
  const { say, language } = reading;
  const named = organs.slice(0, mostNamed).map(({ organ, findings }) => say.organCount(clip(organ, 40), findings));
  const { listed, count } = within(examples, share, (example) => renderExample(example, reading, true));
  return html`<div class="kind-of" id="kind-${anchor(check)}"><h3>${clip(title[language], 120)} <span class="count">${say.problemLine(sites.count, findings)}</span></h3>
<p>${say.organLine(organs.length > mostNamed ? say.and(named.join(say.list), organs.length) : named.join(say.list))}</p>
<details><summary>${say.examples} <span class="count">${count}</span></summary><ul class="examples">${listed}</ul>
${findings > count && html`<p class="note">${say.hiddenExamples(findings - count)}</p>`}</details></div>
`;
}

/** As many as fit into the budget, at least one. */
function within(examples: readonly Example[], budget: number, render: (example: Example) => Html): { listed: Html[]; count: number } {
  const listed: Html[] = [];
  let length = 0;
  for (const example of examples) {
    const one = render(example);
    length += one.toString().length;
    if (length > budget && listed.length > 0) break;
    listed.push(one);
  }
  return { listed, count: listed.length };
}

function renderExample(example: Example, reading: RoundReading, withSite: boolean): Html {
  const { say, language } = reading;
  const { site, organ, url, text, quote, word, since, column, date } = example;
  const notes = [
    word && say.courses[word],
    word === 'still' && since && say.since(since),
    column && `${say.column}${say.colon}${column}`,
    date && `${say.date}${say.colon}${date}`,
  ].filter((note) => typeof note === 'string');
  return html`<li>${withSite && html`<p>${reading.site(site)} <span class="aside"><bdi>${organ}</bdi></span></p>\n`}<p><bdi>${text[language]}</bdi></p>
<p class="url">${linkTo(url)}</p>${quote !== '' && html`\n<blockquote><bdi>${quote}</bdi></blockquote>`}${notes.length > 0 && html`\n<p class="aside">${notes.join(say.semicolon)}</p>`}</li>
`;
}

export function renderOrgans(reading: RoundReading): Html {
  const { report, say } = reading;
  const organs = report.organs.filter(({ findings, reviews }) => findings + reviews > 0);
  const shown = organs.slice(0, mostOrgans);
  const share = mostOfOrgans / Math.max(1, shown.length);
  return html`<section id="organs" aria-labelledby="organs-title">
<h2 id="organs-title">${say.sections.organs}</h2>
${shown.length === 0 && html`<p>${say.noProblems}</p>`}
${shown.map((organ) => renderOrgan(organ, share, reading))}
${organs.length > shown.length && html`<p class="note">${say.moreRows(organs.length - shown.length, 'round.json')}</p>`}
</section>
`;
}

function renderOrgan({ organ, sites, findings, reviews, vetoes, checks, examples }: OrganRow, share: number, reading: RoundReading): Html {
  const { say } = reading;
  const kinds = new Map(reading.report.problems.map((kind) => [kind.check, kind]));
  const counts = checks
    .filter(({ findings }) => findings > 0)
    .map(({ check, findings }) => `${clip(kinds.get(check)?.title[reading.language] ?? check, 60)} ${findings}`);
  const { listed, count } = within(examples, share, (example) => renderExample(example, reading, sites.length > 1));
  return html`<details class="organ"><summary><b><bdi>${clip(organ, 80)}</bdi></b> <span class="count">${say.organCounts(findings, reviews, vetoes)}</span></summary>
<p>${reading.names({ count: sites.length, ids: sites }, 20)}</p>
${counts.length > 0 && html`<p>${counts.join(say.semicolon)}</p>`}
<ul class="examples">${listed}</ul>
${findings > count && html`<p class="note">${say.hiddenExamples(findings - count)}</p>`}</details>
`;
}
