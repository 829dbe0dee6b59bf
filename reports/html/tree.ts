/** The indicators as a tree that opens without script; branches that lost points or vetoed are open from the start. */
import { describeSampling } from '../../checks/knowledge/sampling.ts';
import type { ScoreNode } from '../../checks/model/index.ts';
import { type Reading, writeInterval, writeNumber } from '../reading.ts';
import { type Html, html } from './escape.ts';
import type { FindingLinks } from './findings.ts';

export function renderTree(reading: Reading, links: FindingLinks): Html {
  const { card, say, language } = reading;
  const levels = card.names?.levels ?? [];
  return html`<section id="tree" aria-labelledby="tree-title">
<h2 id="tree-title">${say.sections.tree}</h2>
${levels.length > 0 && html`<p class="aside">${say.levels}${say.colon}${levels.map((level) => level[language]).join(' › ')}</p>`}
<ul class="tree">${card.nodes.map((node, at) => renderNode(node, `${at + 1}`, reading, links))}</ul>
</section>
`;
}

function renderNode(node: ScoreNode, number: string, reading: Reading, links: FindingLinks): Html {
  const { say, language } = reading;
  const head = renderHead(node, number, reading);
  const reason = html`<p>${node.reason[language]}</p>
`;
  if (node.children.length === 0) {
    return html`<li class="leaf ${toneOf(node)}"><div class="head">${head}</div>
<div class="body">${reason}${renderRemarks(node, reading)}
${links.list(node.findings, node.findingCount, node.checks)}${links.list(node.openFindings, node.openCount, node.checks, say.seeOpen)}</div></li>
`;
  }
  return html`<li class="group ${toneOf(node)}"><details${isTelling(node) && html` open`}><summary><span class="head">${head}</span></summary>
<div class="body">${node.role === 'points' && reason}${renderRemarks(node, reading)}</div>
<ul>${node.children.map((child, at) => renderNode(child, `${number}.${at + 1}`, reading, links))}</ul></details></li>
`;
}

/** What the index says of a node: its note, how it is looked at, what holds its points, where it comes from. */
function renderRemarks({ note, modes, sample, limits, points, source }: ScoreNode, { say, language }: Reading): Html {
  const held = [
    limits?.of !== undefined && say.limits.of(writeNumber(limits.of), writeNumber(points)),
    limits?.cap !== undefined && say.limits.cap(writeNumber(limits.cap)),
    limits?.min !== undefined && say.limits.min(writeNumber(limits.min)),
  ].filter((words) => words !== false);
  const looked = describeSampling(modes, sample)[language];
  const remarks: [string, string | undefined][] = [
    [say.note, note?.[language]],
    [say.limits.title, held.join(say.semicolon)],
    [say.looked, looked],
    [say.source, source],
  ];
  return html`${remarks.map(([title, words]) => words && html`<p>${title}${say.colon}${words}</p>`)}`;
}

function renderHead(node: ScoreNode, number: string, reading: Reading): Html {
  const { say, language } = reading;
  const open = node.children.length > 0 ? node.open > 0 && say.openBelow(node.open) : node.state !== 'measured' && say.states[node.state];
  return html`<span class="name"><span class="no">${number}</span> ${node.title[language]}</span>
<span class="tags">${open && html`<span class="tag ${node.children.length > 0 ? 'partial' : node.state}">${open}</span>`}${
    !node.verified && html`<span class="tag unverified">${say.notVerified}</span>`
  }</span>
<span class="amount">${writeAmount(node, reading)}</span>`;
}

/** What a node earned of its points, or lost, added or vetoed. */
function writeAmount(node: ScoreNode, { say }: Reading): string {
  if (node.role === 'veto') {
    if (node.state === 'na') return say.states.na;
    return node.vetoed ? say.vetoStates.yes : node.open > 0 ? say.vetoStates.open : say.vetoStates.no;
  }
  if (node.role === 'bonus') return `${say.added} ${writeInterval(node.score)} / ${writeNumber(node.points)}`;
  if (node.state === 'na' && node.points === 0) return say.states.na;
  if (node.vetoed) return say.vetoStates.yes;
  if (node.points > 0) return `${say.left} ${writeInterval(node.score)} / ${writeNumber(node.points)}`;
  return `${say.lost} ${writeInterval({ low: -node.score.high, high: -node.score.low })}`;
}

const lostForCertain = ({ role, points, score }: ScoreNode): boolean => role === 'points' && points - score.high > 0;

/** Whether the branch holds what a reader must see: a veto, or points that are lost whatever is still open. */
function isTelling(node: ScoreNode): boolean {
  return node.vetoed === true || lostForCertain(node) || node.children.some(isTelling);
}

function toneOf(node: ScoreNode): string {
  if (node.vetoed || lostForCertain(node)) return 'lost';
  return node.open > 0 ? 'unsettled' : 'settled';
}
