/** The head of the scorecard: verdict, interval, bar, vetoes, and the arithmetic in words. */
import type { Interval } from '../../checks/model/index.ts';
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
${explainVerdict(reading).map((line) => html`<p>${line}</p>\n`)}<p>${say.counts(...countFindings(reading))}${say.stop}${describeSeen(reading).join(say.semicolon)}</p>
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
  const at = (points: number): string => `${writeNumber((Math.min(full, Math.max(0, points)) / full) * 100)}%`;
  const grades = new Map(index.grades.filter(({ from }) => from > 0 && from < full).map(({ from, name }) => [from, name[language]]));
  if (!grades.has(card.pass)) grades.set(card.pass, say.passLine);
  const lines = [...grades].sort(([a], [b]) => a - b);
  const title = say.barTitle(low, high, card.pass, card.total);
  const marks = lines.map(([from, name], number) => {
    const kind = from === card.pass ? 'pass-line' : 'grade-line';
    // neighbours stand at two heights, so that their names never meet on a narrow screen
    return html`<line class="${kind}" x1="${at(from)}" x2="${at(from)}" y1="${number % 2 === 0 ? 38 : 20}" y2="76"/>
<text x="${at(from)}" y="${number % 2 === 0 ? 33 : 15}" text-anchor="middle">${name} ${from}</text>
`;
  });
  return html`<svg class="bar" width="100%" height="98" role="img" aria-label="${title}">
<defs><pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="3" height="6"/></pattern></defs>
<rect class="scale" x="0" y="44" width="100%" height="26" rx="2"/>
<rect class="reached" x="0" y="44" width="${at(low)}" height="26" rx="2"/>
${high > low && html`<rect class="open" x="${at(low)}" y="44" width="${at(high - low)}" height="26" fill="url(#open)"/>`}
${marks}<text x="0" y="92">0</text><text x="100%" y="92" text-anchor="end">${full}</text>
</svg>
`;
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
    ? html`<p>${say.noVeto}</p>`
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
export function renderSteps({ card, say }: Reading): Html {
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
  if (gate || [...walkNodes(card.nodes)].some(({ role }) => role === 'bonus')) {
    const state = gate && { open: how.gateOpen, closed: how.gateClosed, undecided: how.gateUndecided }[gate.state](gate.above, gate.max);
    rows.push([step.bonus, writeInterval(card.bonus), state ?? how.bonus]);
  }
  rows.push([step.score, writeInterval(card.score), factor === 1 ? how.scorePlain : how.score]);
  return html`<section id="steps" aria-labelledby="steps-title">
<h2 id="steps-title">${say.sections.steps}</h2>
<table class="steps"><caption class="quiet">${say.sections.steps}</caption>
<thead><tr><th scope="col">${say.stepColumns.step}</th><th scope="col" class="number">${say.stepColumns.amount}</th><th scope="col">${say.stepColumns.how}</th></tr></thead>
<tbody>${rows.map(([name, amount, words]) => html`<tr><th scope="row">${name}</th><td class="number">${amount}</td><td>${words}</td></tr>\n`)}</tbody></table>
</section>
`;
}
