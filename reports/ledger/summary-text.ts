/** The weekly summary as text, as a page and as a table. */
import type { Language } from '../../checks/model/index.ts';
import { type Cell, writeCsv } from '../csv.ts';
import { type Html, html } from '../html/escape.ts';
import { style } from '../html/style.ts';
import { clip, makePlain, safeHref } from '../plain.ts';
import { stateNames } from './states.ts';
import type { Counts, Line, Summary } from './summary.ts';
import { type LedgerWords, ledgerWords } from './wording.ts';

/** In the order of the table; the warnings stand where `warnings` is. */
const columns = [
  ...(['opened', 'reopened', 'deployed', 'answered', 'submitted', 'closed', 'upheld', 'returned', 'warnings'] as const),
  ...(['extensionsAsked', 'extensionsGranted', 'appealed', 'appealsDecided', 'open', 'overdue', 'supervised', 'dueNext'] as const),
] as const;
const lists = ['overdue', 'supervised', 'reminders', 'extensions', 'appeals', 'dueNext'] as const;

/** Whole per cent, never rounded up to all of them. */
const share = ({ total, done }: Counts): string => `${total === 0 ? 0 : Math.floor((done * 100) / total)}%`;

function sentences({ overall }: Summary, { summary: say }: LedgerWords): string[] {
  const { total, done, open, opened, reopened, answered, submitted, closed, upheld } = overall;
  return [
    say.overallText(total, done, open, share(overall)),
    say.weekText(opened, reopened, answered, submitted, closed, upheld),
    say.lateText(overall.overdue, overall.supervised),
    say.warningText(overall.warnings),
    say.extensionText(overall.extensionsAsked, overall.extensionsGranted),
    say.appealText(overall.appealed, overall.appealsDecided, upheld),
  ];
}

function headings(words: LedgerWords, levels: number): string[] {
  const { columns: names, organ } = words.summary;
  return [
    organ,
    ...columns.flatMap((name) => (name === 'warnings' ? Array.from({ length: levels }, (_, at) => names.warning(at + 1)) : [names[name]])),
  ];
}

const row = (name: string, counts: Counts, levels: number): Cell[] => [
  name,
  ...columns.flatMap((column) =>
    column === 'warnings' ? Array.from({ length: levels }, (_, at) => counts.warnings[at] ?? 0) : [counts[column]],
  ),
];

function table(summary: Summary, words: LedgerWords): Cell[][] {
  const levels = summary.overall.warnings.length;
  return [
    headings(words, levels),
    ...summary.organs.map(({ organ, counts }) => row(organ, counts, levels)),
    row(words.summary.total, summary.overall, levels),
  ];
}

function about(line: Line & { until?: string; plan?: string; text?: string; by?: string }, words: LedgerWords, language: Language): string {
  const parts = [
    stateNames[line.state][language],
    ...(line.over > 0 ? [words.overBare(line.over)] : line.due ? [words.due(line.due)] : []),
    ...(line.until ? [words.summary.until(line.until)] : []),
    ...(line.plan || line.text ? [clip(`${line.by}${words.colon}${line.plan ?? line.text}`, 200)] : []),
  ];
  return parts.join(words.list);
}

/** The summary for a mail or a terminal. */
export function summaryText(summary: Summary, language: Language): string {
  const words = ledgerWords[language];
  const { summary: say } = words;
  const lines = [`${say.title}${words.colon}${say.period(summary.from, summary.to)}`, '', ...sentences(summary, words), '', say.organs];
  const { organs } = summary;
  for (const { organ, counts } of organs) lines.push(`  ${clip(organ, 60)}${words.colon}${inWords(counts, words)}`);
  if (organs.length === 0) lines.push(`  ${words.none}`);
  for (const list of lists) {
    if (summary[list].length === 0) continue;
    lines.push('', say.lists[list]);
    for (const line of summary[list])
      lines.push(
        `  ${line.number}  ${clip(line.organ, 40)}  ${clip(line.title[language], 60)}  ${about(line, words, language)}${line.site ? `  ${clip(line.site, 60)}` : ''}`,
      );
    if (summary[list].length === summary.most) lines.push(`  ${say.cut(summary.most)}`);
  }
  return `${lines.map((line) => makePlain(line)).join('\n')}\n`;
}

/** Counts that are not zero. */
function inWords(counts: Counts, { summary: { columns: names }, list, none }: LedgerWords): string {
  const said = columns.flatMap((name) =>
    name === 'warnings'
      ? counts.warnings.flatMap((count, at) => (count > 0 ? [`${names.warning(at + 1)} ${count}`] : []))
      : counts[name] > 0
        ? [`${names[name]} ${counts[name]}`]
        : [],
  );
  return said.join(list) || none;
}

/** The table by organ; opens in a spreadsheet. */
export function summaryCsv(summary: Summary, language: Language): Iterable<string> {
  return writeCsv(table(summary, ledgerWords[language]));
}

/** The summary as one page that needs nothing else. */
export function* summaryHtml(summary: Summary, language: Language): Generator<string> {
  const words = ledgerWords[language];
  const { summary: say } = words;
  // paper is narrow: what nobody did all week is left out there, and stands in the table for spreadsheets
  const whole = table(summary, words);
  const shown = whole.at(-1)!.map((cell, at) => at === 0 || cell !== 0);
  const [head, ...rows] = whole.map((cells) => cells.filter((_, at) => shown[at])) as [Cell[], ...Cell[][]];
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say.title} ${summary.to}</title><style>${style}
.wide{overflow-x:auto}.wide thead th{min-width:2.2em;padding:.4rem .35rem;white-space:normal;vertical-align:bottom}.wide th[scope=row]{min-width:6em}.wide tr:last-child td{font-weight:600}</style></head>
<body><header><p class="kind">${say.period(summary.from, summary.to)}</p><h1>${say.title}</h1></header>
<main><section><h2>${say.overall}</h2>${sentences(summary, words).map((text) => html`<p>${text}</p>`)}</section>
<section><h2>${say.organs}</h2><div class="wide"><table><thead><tr>${head.map((name, at) => html`<th scope="col"${at > 0 ? html` class="number"` : ''}>${name}</th>`)}</tr></thead>
<tbody>${rows.map(
    (
      cells,
    ) => html`<tr>${cells.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="number">${cell}</td>`))}</tr>
`,
  )}</tbody></table></div></section>
${lists.map((list) => listSection(list))}</main></body></html>
`;
  yield page.toString();

  function listSection(list: (typeof lists)[number]): Html | null {
    if (summary[list].length === 0) return null;
    const { columns: names } = words;
    return html`<section><h2>${say.lists[list]}</h2><table><thead><tr><th scope="col">${names.number}</th><th scope="col">${names.organ}</th><th scope="col">${names.title}</th><th scope="col">${names.site}</th><th scope="col">${names.state}</th></tr></thead>
<tbody>${summary[list].map(
      (
        line,
      ) => html`<tr><td>${line.number}</td><td>${line.organ}</td><td>${linked(line)}</td><td>${line.site}</td><td>${about(line, words, language)}</td></tr>
`,
    )}</tbody></table>${summary[list].length === summary.most ? html`<p class="note">${say.cut(summary.most)}</p>` : ''}</section>
`;
  }

  function linked({ title, url }: Line): Html {
    const href = url && safeHref(url);
    return href ? html`<a href="${href}" rel="noopener noreferrer">${title[language]}</a>` : html`${title[language]}`;
  }
}
