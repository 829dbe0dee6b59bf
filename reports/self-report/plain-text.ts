/** The same report as Markdown and as a page: for those who edit it before it becomes a paper. */
import { type Block, type Bulletin, textOf } from '../bulletin/pieces.ts';
import { type Html, html } from '../html/escape.ts';
import { makePlain } from '../plain.ts';

/** As Markdown. What pages said is text: none of its characters is markup. */
export function writeMarkdown({ title, number, addressees, blocks, attachments, issuer, date }: Bulletin): string {
  const parts = [
    `# ${inLine(textOf(title))}`,
    ...[number, addressees].filter((text) => text !== '').map(inLine),
    ...blocks.map((block) => writeBlock(block, 2)),
    ...[issuer, date].filter((text) => text.trim() !== '').map(inLine),
    ...attachments.flatMap((attachment) => [
      `## ${inLine(textOf(attachment.title))}`,
      ...attachment.blocks.map((block) => writeBlock(block, 3)),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function writeBlock(block: Block, level: number): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(level + block.level - 1)} ${inLine(textOf(block.text))}`;
    case 'table': {
      const line = (cells: readonly string[]): string => `| ${cells.map(inLine).join(' | ')} |`;
      const marks = block.columns.map(({ align }) => (align === 'center' ? ':-:' : '---'));
      return [
        line(block.columns.map(({ title }) => title)),
        `| ${marks.join(' | ')} |`,
        ...block.rows.map((row) => line(row.map(textOf))),
      ].join('\n');
    }
    default:
      return inLine(textOf(block.text));
  }
}

/** On one line, with every character that Markdown knows as such kept as itself. */
const inLine = (text: string): string =>
  makePlain(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&')
    .replace(/^(\d+)\.(?=\s|$)/, '$1\\.')
    .replace(/^([-+])/, '\\$1');

const style = `body{max-width:46em;margin:3em auto;padding:0 1em;font:17px/1.9 "FangSong","STFangsong",serif;color:#111}
h1{text-align:center;font-size:1.5em}h2{font-size:1.15em}h3{font-size:1.05em}p{text-indent:2em;margin:.4em 0}
table{border-collapse:collapse;width:100%;margin:1em 0}td,th{border:1px solid #555;padding:.3em .6em}th{background:#f2f2f2}.right{text-align:right;text-indent:0}
section{border-top:1px solid #999;margin-top:3em}`;

/** As one self-contained page. */
export function writePage({ title, number, addressees, blocks, attachments, issuer, date }: Bulletin, language: string): string {
  const head = textOf(title);
  return `<!doctype html>\n${html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${head}</title>`}<style>${style}</style></head>${html`<body><h1>${head}</h1>
${number && html`<p>${number}</p>`}${addressees && html`<p>${addressees}</p>`}
${blocks.map((block) => pageBlock(block))}
<p class="right">${issuer}</p><p class="right">${date}</p>
${attachments.map((attachment) => html`<section><h2>${textOf(attachment.title)}</h2>${attachment.blocks.map((block) => pageBlock(block))}</section>`)}
</body></html>`}\n`;
}

function pageBlock(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? html`<h2>${textOf(block.text)}</h2>` : html`<h3>${textOf(block.text)}</h3>`;
    case 'table':
      return html`<table><thead><tr>${block.columns.map(({ title }) => html`<th>${title}</th>`)}</tr></thead><tbody>${block.rows.map(
        (row) => html`<tr>${row.map((cell) => html`<td>${textOf(cell)}</td>`)}</tr>`,
      )}</tbody></table>`;
    default:
      return html`<p>${textOf(block.text)}</p>`;
  }
}
