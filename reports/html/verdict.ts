/** The head of the scorecard: verdict, interval, bar, vetoes, and the arithmetic in words. */
import type { Interval } from '../../checks/model/index.ts';
import { clip } from '../plain.ts';
import { describeSeen, explainVerdict, type Reading, walkNodes, writeInterval, writeNumber, writeScore } from '../reading.ts';
import { type Html, html } from './escape.ts';
import type { FindingLinks } from './findings.ts';

/** The verdict, large and plain, with the score as an interval. */
export function renderVerdict(reading: Reading): Html {
  const { card, say, language } = reading;
  const { score, coverage } = writeScore(reading);
  return html`<section id="verdict" class="verdict ${card.verdict}" aria-labelledby="verdict-title">
<h2 id="verdict-title">${say.sections.verdict}</h2>
<p class="stamp"><strong>${say.verdicts[card.verdict]}</strong>${card.grade && html` <span class="grade">${say.grade}${say.colon}${card.grade[language]}</span>`}</p>
<p class="score"><b>${score}</b><span class="aside">${say.comma}${coverage}</span></p>
${renderBar(reading)}
${explainVerdict(reading).map((line) => html`<p>${line}</p>\n`)}<p>${say.counts(...countFindings(reading))}${say.stop}${describeSeen(reading)}</p>
<p class="aside">${card.score.low !== card.score.high && say.meaning}${card.unverified.length > 0 && html` ${say.unverifiedLines(card.unverified.length)}`}</p>
</section>
`;
}

function countFindings({ findings }: Reading): [number, number, number] {
  return [findings.fail.length, findings.review.length, findings.error.length];
}

/** The interval on the scale of the index, with the pass line and the grade lines. */
function renderBar({ card, input: { index }, language, say }: Reading): Html {
  const { low, high } = card.score;
  const full = Math.max(card.total, Math.ceil(high / 10) * 10);
  const share = (points: number): number => Math.min(1, Math.max(0, points / full));
  const at = (points: number): string => `${writeNumber(share(points) * 100)}%`;
  const names = new Map(index.grades.filter(({ from }) => from > 0 && from < full).map(({ from, name }) => [from, name[language]]));
  if (!names.has(card.pass)) names.set(card.pass, say.passLine);
  const lines = [...names].sort(([a], [b]) => a - b).map(([from, name]) => ({ from, place: share(from), name: `${name} ${from}` }));
  const levels = placeLabels(lines);
  const top = 18 * Math.max(...levels, 0) + 24;
  const title = say.barTitle(low, high, card.pass, card.total);
  const marks = lines.map(({ from, name }, number) => {
    const foot = top - 6 - 18 * levels[number]!;
    return html`<line class="${from === card.pass ? 'pass-line' : 'grade-line'}" x1="${at(from)}" x2="${at(from)}" y1="${foot}" y2="${top + 31}"/>
<text x="${at(from)}" y="${foot - 5}" text-anchor="middle">${name}</text>
`;
  });
  return html`<svg class="bar" width="100%" height="${top + 52}" role="img" aria-label="${title}">
<defs><pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="3" height="6"/></pattern></defs>
<rect class="scale" x="0" y="${top}" width="100%" height="26" rx="2"/>
<rect class="reached" x="0" y="${top}" width="${at(low)}" height="26" rx="2"/>
${high > low && html`<rect class="open" x="${at(low)}" y="${top}" width="${at(high - low)}" height="26" fill="url(#open)"/>`}
${marks}<text x="0" y="${top + 48}">0</text><text x="100%" y="${top + 48}" text-anchor="end">${full}</text>
</svg>
`;
}

/** Width of the bar on a narrow phone, in pixels: what fits there fits everywhere. */
const narrowest = 280;

/** The height of each label, counted from the bar, at which no two of them meet. Labels come from left to right. */
function placeLabels(labels: readonly { place: number; name: string }[]): number[] {
  const ends: number[] = [];
  return labels.map(({ place, name }) => {
    const half = [...name].reduce((width, character) => width + (character > '\u2e80' ? 13 : 7.5), 8) / 2;
    const start = place * narrowest - half;
    const free = ends.findIndex((end) => end <= start);
    const level = free < 0 ? ends.length : free;
    ends[level] = place * narrowest + half;
    return level;
  });
}

/** Vetoes that stand, and those that are not settled. */
export function renderVetoes({ card, say, language }: Reading, links: FindingLinks): Html {
  const { vetoes, possibleVetoes } = card;
  const nodes = new Map([...walkNodes(card.nodes)].map((node) => [node.id, node]));
  const linkFindings = (id: string): Html | null => {
    const node = nodes.get(id);
    return node ? links.list(node.findings, node.findingCount, node.checks) : null;
  };
  return html`<section id="vetoes" aria-labelledby="vetoes-title">
<h2 id="vetoes-title">${say.sections.vetoes}</h2>
${
  vetoes.length === 0
    ? html`<p>${[...nodes.values()].some(({ role }) => role === 'veto') ? say.noVeto : say.noVetoRule}</p>`
    : html`<h3>${say.standing}</h3>
<ol class="vetoes">${vetoes.map(
        (veto) => html`<li><b>${veto.title[language]}</b>${!veto.verified && html` <span class="tag unverified">${say.notVerified}</span>`}
<p>${veto.reason[language]}</p>${linkFindings(veto.node)}</li>`,
      )}</ol>`
}
${
  possibleVetoes.length > 0 &&
  html`<details${card.verdict === 'open' && html` open`}><summary><h3>${say.possible(possibleVetoes.length)}</h3></summary>
<p class="aside">${say.possibleNote}</p>
<ul class="possible">${possibleVetoes.map((veto) => html`<li><b>${veto.title[language]}</b><br>${veto.reason[language]}</li>\n`)}</ul></details>`
}
</section>
`;
}

/** From the points that apply to the score, one addition a row. */
export function renderSteps(reading: Reading): Html {
  const { card, say } = reading;
  const { applicable, raw, factor, base, gate } = card.steps;
  const { stepHow: how, step } = say;
  const lost: Interval = { low: applicable - raw.high, high: applicable - raw.low };
  const rows: [string, string, string][] = [
    [step.applicable, writeNumber(applicable), how.applicable(card.total)],
    [step.lost, writeInterval(lost), how.lost],
    [step.raw, writeInterval(raw), how.raw],
  ];
  if (factor !== 1) {
    const spread = Math.abs(factor - card.total / applicable) < 1e-9;
    rows.push([
      step.factor,
      writeInterval(base),
      spread ? how.factor(card.total, applicable) : how.factorOwn(Math.round(factor * 1e4) / 1e4),
    ]);
  }
  const hasBonus = gate !== null || [...walkNodes(card.nodes)].some(({ role }) => role === 'bonus');
  if (hasBonus) {
    const state = gate && { open: how.gateOpen, closed: how.gateClosed, undecided: how.gateUndecided }[gate.state](gate.above, gate.max);
    rows.push([step.bonus, writeInterval(card.bonus), state ?? how.bonus]);
  }
  rows.push([step.score, writeInterval(card.score), hasBonus ? (factor === 1 ? how.scorePlain : how.score) : how.scoreBase]);
  return html`<section id="steps" aria-labelledby="steps-title">
<h2 id="steps-title">${say.sections.steps}</h2>
<table class="steps"><caption class="quiet">${say.sections.steps}</caption>
<thead><tr><th scope="col">${say.stepColumns.step}</th><th scope="col" class="number">${say.stepColumns.amount}</th><th scope="col">${say.stepColumns.how}</th></tr></thead>
<tbody>${rows.map(([name, amount, words]) => html`<tr><th scope="row">${name}</th><td class="number">${amount}</td><td>${words}</td></tr>\n`)}</tbody></table>
${renderComponents(reading)}</section>
`;
}

/** The scorecards of other indexes that this one takes over. */
function renderComponents({ card: { components = [] }, say }: Reading): Html | null {
  if (components.length === 0) return null;
  const { component } = say;
  return html`<h3>${say.components}</h3>
<table><caption class="quiet">${say.components}</caption>
<thead><tr>${Object.values(component).map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${components.map(
    ({ index, version, site, asOf, score, total, verdict }) =>
      html`<tr><th scope="row">${index} ${version}</th><td>${clip(site, 200)}</td><td>${asOf}</td><td>${writeInterval(score)} / ${writeNumber(total)}</td><td>${say.verdicts[verdict]}</td></tr>\n`,
  )}</tbody></table>
`;
}
