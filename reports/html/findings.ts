/** Findings by check. A file that opens on a phone lists so many of each check and counts the rest. */
import { clip, safeHref } from '../plain.ts';
import { type Numbered, nameKind, type Reading } from '../reading.ts';
import { type Html, html } from './escape.ts';
import { renderBasis } from './law.ts';

/** At most so many findings of one check are listed. */
const mostOfCheck = 200;
/** All listed findings together take at most so many characters of markup: a little over 6 MB where all of them are Chinese. */
const mostMarkup = 2_500_000;
const most = { message: 1000, address: 500, quote: 300, selector: 200, evidence: 200 };
/** So many findings are named beside an indicator. */
const mostLinks = 12;

/** Says where findings are listed. */
export interface FindingLinks {
  /** The findings of a node as links; `count` is how many there are in all, `checks` where the rest is. */
  list(fingerprints: readonly string[], count: number, checks: readonly string[], title?: string): Html | null;
}

export interface FindingSections {
  sections: Html;
  links: FindingLinks;
}

const listedKinds = ['fail', 'review', 'error', 'exempt'] as const;
type ListedKind = (typeof listedKinds)[number];
const sectionIds: Record<ListedKind, 'findings' | 'reviews' | 'errors' | 'exempt'> = {
  fail: 'findings',
  review: 'reviews',
  error: 'errors',
  exempt: 'exempt',
};

/** Renders all sections of findings, and returns links to those that are listed. */
export function renderFindings(reading: Reading): FindingSections {
  const groups = new Map(listedKinds.map((kind) => [kind, groupByCheck(reading.findings[kind])]));
  const share =
    mostMarkup /
    Math.max(
      1,
      [...groups.values()].reduce((sum, group) => sum + group.size, 0),
    );
  const listed = new Set<number>();
  const sections = listedKinds.map((kind) => {
    const group = groups.get(kind)!;
    if (group.size === 0 && kind !== 'fail') return null;
    return renderSection(
      kind,
      [...group].map(([check, all]) => renderCheck(kind, check, all, share, reading, listed)),
      reading,
    );
  });
  return { sections: html`${sections}`, links: { list: (...args) => renderLinks(reading, listed, ...args) } };
}

function renderSection(kind: ListedKind, checks: Html[], reading: Reading): Html {
  const { say, findings, site } = reading;
  const id = sectionIds[kind];
  const open = findings.review.length + findings.error.length > 0;
  const empty = !site.reached.ok ? say.nothingMeasured : open ? say.noFindingsOpen : say.noFindings;
  const note = { fail: checks.length === 0 ? empty : null, review: say.reviewsNote, error: say.errorsNote, exempt: say.exemptNote }[kind];
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${say.sections[id]} <span class="count">${findings[kind].length}</span></h2>
${note && html`<p class="note">${note}</p>`}
${checks}</section>
`;
}

function groupByCheck(findings: readonly Numbered[]): Map<string, Numbered[]> {
  const groups = new Map<string, Numbered[]>();
  for (const one of findings) {
    const group = groups.get(one.finding.check);
    if (group) group.push(one);
    else groups.set(one.finding.check, [one]);
  }
  return groups;
}

function renderCheck(kind: ListedKind, id: string, all: Numbered[], share: number, reading: Reading, listed: Set<number>): Html {
  const { say, language } = reading;
  const check = reading.check(id);
  const rows: Html[] = [];
  let length = 0;
  for (const one of all.slice(0, mostOfCheck)) {
    const row = renderFinding(one, reading);
    length += row.toString().length;
    if (length > share && rows.length > 0) break;
    rows.push(row);
    listed.add(one.number);
  }
  const hidden = all.length - rows.length;
  const leaves = reading.leavesOf(id);
  const scored =
    leaves.length > 0
      ? leaves.map(({ title, mark }) => `${title[language]}${mark ? say.brackets(say.byPerson) : ''}`).join(say.semicolon)
      : say.notScored;
  const anchor = anchorOf(all[0]!, reading);
  return html`<div class="check" id="${anchor}">
<h3>${check?.title[language] ?? html`${clip(id, 80)} ${say.untitledCheck}`} <span class="count">${all.length}</span> <code>${clip(id, 80)}</code></h3>
${
  kind === 'fail' &&
  html`<dl class="standard">${check !== undefined && html`<dt>${say.why}</dt><dd>${check.docs.why[language]}</dd>`}
<dt>${say.basis}</dt><dd>${renderBasis(check?.basis ?? all[0]!.finding.basis.slice(0, 20).map((text) => clip(text, 300)), reading)}</dd>
<dt>${say.scored}</dt><dd>${scored}</dd></dl>`
}
<ol class="findings">${rows}</ol>
${hidden > 0 && html`<p class="note">${say.hidden(hidden)}</p>`}</div>
`;
}

function renderFinding({ number, kind, finding }: Numbered, { say, language }: Reading): Html {
  const { url, text, locator, evidence } = finding;
  return html`<li id="f${number}" class="finding"><span class="no">${number}</span>
<p class="message"><span class="badge ${kind}">${nameKind(kind, say)}</span> <bdi>${clip(text[language], most.message)}</bdi></p>
<p class="url">${linkTo(url)}</p>
${locator && locator.quote !== '' && html`<blockquote aria-label="${say.quote}"><bdi>${clip(locator.quote, most.quote)}</bdi></blockquote>`}
${locator && locator.selector !== null && html`<p class="aside">${say.selector}${say.colon}<code>${clip(locator.selector, most.selector)}</code></p>`}
${
  evidence.length > 0 &&
  html`<p class="aside">${say.evidence}${say.colon}${evidence
    .slice(0, 5)
    .map((one) => clip(one, most.evidence))
    .join(say.list)}</p>`
}</li>
`;
}

/** The address as written; a link only where it leads to the web. */
export function linkTo(address: string): Html {
  const href = safeHref(address);
  const shown = clip(address, most.address);
  return href === null || href.length > 2 * most.address
    ? html`<bdi>${shown}</bdi>`
    : html`<a href="${href}" rel="noreferrer nofollow"><bdi>${shown}</bdi></a>`;
}

/** Where the findings of a check are; a check that is not of this version may be called anything and goes by its first finding. */
function anchorOf({ kind, number, finding: { check } }: Numbered, reading: Reading): string {
  return `${kind}-${reading.check(check) ? check : number}`;
}

function renderLinks(
  reading: Reading,
  listed: ReadonlySet<number>,
  fingerprints: readonly string[],
  count: number,
  checks: readonly string[],
  title = reading.say.seeFindings,
): Html | null {
  const { say } = reading;
  const known = fingerprints.slice(0, mostLinks).flatMap((fingerprint) => reading.numbered(fingerprint) ?? []);
  if (known.length === 0) return null;
  const links = known.map(({ number }, at) => {
    const name = say.findingNumber(number);
    return html`${at > 0 && say.list}${listed.has(number) ? html`<a href="#f${number}">${name}</a>` : name}`;
  });
  const [only] = checks;
  const rest =
    count > known.length &&
    (checks.length === 1 && reading.check(only!)
      ? html` <a href="#${anchorOf(known[0]!, reading)}">${say.allOf(count, reading.titleOf(only!))}</a>`
      : html` ${say.more(count)}`);
  return html`<p class="see">${title}${say.colon}${links}${rest}</p>\n`;
}
