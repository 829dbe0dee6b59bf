/** The ranking, group by group, and the vetoes by name. */
import { type Html, html } from '../../html/escape.ts';
import { clip } from '../../plain.ts';
import type { SiteRow, Veto } from '../model.ts';
import { type RoundReading, writePoints, writeSigned } from './reading.ts';

/** Rows of all groups together, and vetoes listed. */
const mostRows = 2000;
const mostVetoes = 400;

export function renderRanking(reading: RoundReading): Html {
  const { report, say, language } = reading;
  const { index, ranking } = report;
  let left = mostRows;
  const lines = index.grades.filter(({ from }) => from > 0).map(({ name, from }) => say.from(name[language], from));
  return html`<section id="ranking" aria-labelledby="ranking-title">
<h2 id="ranking-title">${say.sections.ranking}</h2>
<p class="aside">${say.rankedBy}</p>
${lines.length > 0 && html`<p class="aside">${say.gradeLines}${say.colon}${lines.join(say.semicolon)}</p>`}
${ranking.map(({ group, ids, unranked }) => {
  const shown = ids.slice(0, Math.max(0, left));
  left -= shown.length;
  const title = `${group || say.unknown}`;
  return html`<h3><bdi>${clip(title, 80)}</bdi> <span class="count">${say.ofRanked(ids.length)}</span></h3>
${shown.length > 0 && renderTable(shown, title, reading)}
${ids.length > shown.length && html`<p class="note">${say.moreRows(ids.length - shown.length, 'sites.csv')}</p>`}
${
  unranked.length > 0 &&
  html`<p>${say.notRanked}${say.colon}${unranked.slice(0, 200).map((id, at) => {
    const status = reading.row(id)?.status;
    return html`${at > 0 && say.list}${reading.site(id)}${status && say.brackets(say.statuses[status])}`;
  })}</p>`
}
`;
})}</section>
`;
}

function renderTable(ids: readonly string[], title: string, reading: RoundReading): Html {
  const { say } = reading;
  const numbers = new Set(['score', 'delta', 'findings', 'course', 'open']);
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table class="ranking"><caption class="quiet">${title}</caption>
<thead><tr>${Object.entries(say.rank).map(([key, words]) => html`<th scope="col"${numbers.has(key) && html` class="number"`}>${words}</th>`)}</tr></thead>
<tbody>${ids.map((id) => renderRow(reading.row(id)!, reading))}</tbody></table></div>
`;
}

function renderRow(row: SiteRow, reading: RoundReading): Html {
  const { say, language } = reading;
  const { id, organ, score, verdict, grade, before, counts, course, open, leaves, tied, provisional, rank } = row;
  const notes = [tied && say.tied, provisional && say.provisional].filter((note) => note !== false);
  return html`<tr><td>${rank}${notes.length > 0 && html` <span class="aside">${notes.join(say.list)}</span>`}</td><th scope="row">${reading.site(id)}</th><td><bdi>${clip(organ, 80)}</bdi></td>
<td class="number">${writePoints(score, say)}</td><td class="${verdict}">${verdict && say.verdicts[verdict]}</td><td>${grade?.[language] ?? say.unknown}</td><td>${movement(row, reading)}</td>
<td class="number">${before === null || before.delta === null ? say.unknown : writeSigned(before.delta)}</td><td class="number">${counts.fail}</td><td class="number">${course ? `${course.new}/${course.still}/${course.back}` : say.unknown}</td><td class="number">${open > 0 ? `${open}/${leaves}` : 0}</td></tr>
`;
}

function movement({ before }: SiteRow, { report, say }: RoundReading): Html | string {
  if (report.previous === null) return say.unknown;
  const up = before?.up ?? null;
  if (up === null) return say.firstTime;
  if (up === 0) return say.same;
  return up > 0 ? html`<span class="up">▲ ${say.up(up)}</span>` : html`<span class="down">▼ ${say.down(-up)}</span>`;
}

export function renderVetoes(reading: RoundReading): Html {
  const { report, say } = reading;
  const standing = report.vetoes.filter(({ possible }) => !possible);
  const open = report.vetoes.filter(({ possible }) => possible);
  return html`<section id="vetoes" aria-labelledby="vetoes-title">
<h2 id="vetoes-title">${say.sections.vetoes}</h2>
${
  standing.length === 0
    ? html`<p>${say.noVetoes}</p>`
    : html`<h3>${say.standing(standing.length)}</h3>
<ol class="vetoes">${standing.slice(0, mostVetoes).map((veto) => renderVeto(veto, reading))}</ol>
${standing.length > mostVetoes && html`<p class="note">${say.moreRows(standing.length - mostVetoes, 'round.json')}</p>`}`
}
${
  open.length > 0 &&
  html`<details><summary><h3>${say.possible(open.length)}</h3></summary>
<p class="aside">${say.possibleNote}</p>
<ul class="possible">${groupOpen(open, reading)}</ul></details>`
}
</section>
`;
}

function renderVeto({ site, title, reason, verified, organ }: Veto, reading: RoundReading): Html {
  const { say, language } = reading;
  return html`<li>${reading.site(site)} <span class="aside"><bdi>${clip(organ, 80)}</bdi></span>${say.colon}<b>${title[language]}</b>${!verified && html` <span class="tag unverified">${say.notVerified}</span>`}
<p>${clip(reason[language], 400)}</p></li>
`;
}

/** Vetoes that are open are open for many sites alike: by indicator, with the sites. */
function groupOpen(open: readonly Veto[], reading: RoundReading): Html[] {
  const { say, language } = reading;
  const byNode = Map.groupBy(open, ({ node }) => node);
  return [...byNode.values()].map((vetoes) => {
    const ids = vetoes.map(({ site }) => site);
    return html`<li><b>${vetoes[0]!.title[language]}</b> <span class="count">${say.ofRanked(ids.length)}</span><br>${reading.names({ count: ids.length, ids }, 30)}</li>\n`;
  });
}
