/** A bulletin as a Word document in the format of GB/T 9704-2012. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  RelativeHorizontalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { settlePackage } from './package.ts';
import { blankLine, type Fonts, paragraph, plainText, run } from './page.ts';
import { footer, letterhead, line, paper, record, sizes } from './paper.ts';
import { type Attachment, type Block, type Bulletin, textOf } from './pieces.ts';
import { tablePlace, writeTable } from './table.ts';
import type { LayoutWords } from './template.ts';
import { titleLines } from './title-lines.ts';
import { widthOf } from './width.ts';

export interface DocxOptions {
  fonts: Fonts;
  words: LayoutWords;
  /** The day that stands in the properties of the file; nothing is taken from the clock. */
  day: string;
}

/** Characters of 二号 that a line of the title holds, with room for the space between Chinese and figures. */
const titleWidth = Math.floor((paper.width - paper.left - paper.right) / (sizes.二号 * 10)) - 1;

/** The bytes of the document; the same bulletin gives the same bytes. */
export async function renderDocx(bulletin: Bulletin, { fonts, words, day }: DocxOptions): Promise<Uint8Array> {
  const title = textOf(bulletin.title);
  const tables: string[] = [];
  const render = (block: Block): FileChild[] => renderBlock(block, fonts, tables);
  const children = [
    ...head(bulletin, fonts, words),
    ...titleOf(title, fonts),
    blankLine(fonts),
    ...(bulletin.addressees ? [paragraph([run(bulletin.addressees, fonts, { font: 'body' })])] : []),
    ...bulletin.blocks.flatMap(render),
    ...attachmentNote(bulletin.attachments, fonts, words),
    ...signature(bulletin, fonts),
    ...bulletin.attachments.flatMap((attachment, at) => [
      ...attachedHead(attachment, at, bulletin.attachments.length, fonts, words),
      ...attachment.blocks.flatMap(render),
    ]),
    ...recordBlock(bulletin, fonts, words),
  ];
  const document = new Document({
    title: plainText(title.replaceAll('\n', '')),
    creator: plainText(bulletin.issuer) || 'Mingcha',
    lastModifiedBy: plainText(bulletin.issuer) || 'Mingcha',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: fonts.latin, hAnsi: fonts.latin, cs: fonts.latin, eastAsia: fonts.body },
            size: sizes.三号,
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: paper.width, height: paper.height },
            margin: {
              ...{ top: paper.top, left: paper.left, right: paper.right, bottom: paper.bottom },
              ...{ header: 720, footer: footer.distance, gutter: 0 },
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch: line },
        },
        footers: { default: pageNumber('right', fonts), even: pageNumber('left', fonts) },
        children,
      },
    ],
  });
  return settlePackage(await Packer.toBuffer(document), { day, fonts, tables });
}

function pageNumber(side: 'left' | 'right', fonts: Fonts): Footer {
  const font = { ascii: fonts.song, hAnsi: fonts.song, cs: fonts.song, eastAsia: fonts.song };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: footer.indent } : { left: footer.indent },
        spacing: { line: footer.line, lineRule: 'exact', before: 0, after: 0 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: sizes.四号 })],
      }),
    ],
  });
}

/** The mark of the office with its number and red line; without a mark only the number, or the place where it is to stand. */
function head({ letterhead: mark, number }: Bulletin, fonts: Fonts, words: LayoutWords): Paragraph[] {
  const numbered = number || words.blankNumber;
  const rule = { style: BorderStyle.SINGLE, size: letterhead.rule, color: letterhead.colour, space: 11 };
  if (!mark) return numbered ? [paragraph([run(numbered, fonts, { font: 'body' })], { align: 'center' }), blankLine(fonts)] : [];
  return [
    paragraph(
      [run(mark, fonts, { font: 'title', size: '一号', colour: letterhead.colour })],
      { align: 'center' },
      // a page does not begin with space before a paragraph in every program: the space is the paragraph's own height
      { spacing: { before: letterhead.above, after: 2 * line, line: 2 * line, lineRule: 'exact' } },
    ),
    paragraph([run(numbered, fonts, { font: 'body' })], { align: 'center' }, { border: { bottom: rule } }),
    blankLine(fonts),
    blankLine(fonts),
  ];
}

const titleOf = (title: string, fonts: Fonts): Paragraph[] =>
  titleLines(title, titleWidth).map((text) =>
    paragraph([run(text, fonts, { font: 'title', size: '二号' })], { align: 'center', keep: true }),
  );

/** A table is added to `tables`; the document holds its place. */
function renderBlock(block: Block, fonts: Fonts, tables: string[]): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        paragraph([run(textOf(block.text), fonts, { font: block.level === 1 ? 'heading' : 'subheading' })], { first: 2, keep: true }),
      ];
    case 'body': {
      const text = textOf(block.text);
      // a long address that turns would tear the line above it apart
      const align = /[!-~]{16}/.test(text) ? 'left' : 'both';
      return [paragraph([run(text, fonts, { font: 'body' })], { first: 2, align })];
    }
    case 'caption':
      return [paragraph([run(textOf(block.text), fonts, { font: 'subheading' })], { align: 'left', keep: true })];
    case 'note':
      return [paragraph([run(textOf(block.text), fonts, { font: 'body', size: '五号' })], { align: 'left' })];
    case 'table': {
      const rows = block.rows.map((row) => row.map(textOf));
      return [tablePlace(tables.push(writeTable(block.columns, rows, fonts)) - 1), blankLine(fonts)];
    }
  }
}

/** 7.3.4: one line below the text, two characters in; names one below the other, without a full stop. */
function attachmentNote(attachments: readonly Attachment[], fonts: Fonts, words: LayoutWords): Paragraph[] {
  if (attachments.length === 0) return [];
  const label = `${words.attachment}${words.colon}`;
  const only = attachments.length === 1;
  const indent = 2 + widthOf(label) + (only ? 0 : 1);
  return [
    blankLine(fonts),
    ...attachments.map(({ title }, at) => {
      const number = only ? '' : `${at + 1}.`;
      const text = `${at === 0 ? label : ''}${number}${textOf(title).replaceAll('\n', '')}`;
      const begin = at === 0 ? 2 : 2 + widthOf(label);
      return paragraph([run(text, fonts, { font: 'body' })], { align: 'left', left: indent, first: begin - indent });
    }),
  ];
}

/** 7.3.5.1: the date four characters from the right, the issuing body centred above it. */
function signature({ issuer, date }: Bulletin, fonts: Fonts): Paragraph[] {
  const free = 4;
  const right = Math.max(1, free + (widthOf(date) - widthOf(issuer)) / 2);
  return [
    blankLine(fonts),
    blankLine(fonts),
    paragraph([run(issuer, fonts, { font: 'body' })], { align: 'right', right: issuer ? right : free, keep: true }),
    paragraph([run(date, fonts, { font: 'body' })], { align: 'right', right: free }),
  ];
}

/** 7.3.7: each attachment on a new page, its number in 黑体 at the top left, its title on the third line. */
function attachedHead({ title }: Attachment, at: number, of: number, fonts: Fonts, words: LayoutWords): Paragraph[] {
  return [
    paragraph([run(`${words.attachment}${of === 1 ? '' : at + 1}`, fonts, { font: 'heading' })], { align: 'left', page: true, keep: true }),
    blankLine(fonts),
    ...titleOf(textOf(title), fonts),
    blankLine(fonts),
  ];
}

/** Height of a line of the record block. */
const recordLine = 480;

/** 7.4: at the foot of the last page, between lines: who gets copies, who prints it and when. */
function recordBlock({ record: block }: Bulletin, fonts: Fonts, words: LayoutWords): FileChild[] {
  if (!block) return [];
  const width = paper.width - paper.left - paper.right;
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' });
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const small = sizes.四号 * 10;
  const cell = (text: string, size: number, share: { span: number; align: 'left' | 'right'; hanging: number }): TableCell =>
    new TableCell({
      columnSpan: share.span,
      width: { size, type: WidthType.DXA },
      margins: { top: 0, bottom: 0, left: small, right: small, marginUnitType: WidthType.DXA },
      children: [
        new Paragraph({
          alignment: share.align === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          spacing: { line: recordLine, lineRule: 'exact', before: 0, after: 0 },
          indent: { left: share.hanging, hanging: share.hanging },
          children: [run(text, fonts, { font: 'body', size: '四号' })],
        }),
      ],
    });
  const copies = words.copies + words.colon;
  const half = Math.round(width / 2);
  // by the top and not by the foot, which not every program knows
  const lines = Math.max(1, Math.ceil(widthOf(block.copies) / Math.floor(width / small - 2 - widthOf(copies))));
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: [half, width - half],
      float: {
        horizontalAnchor: TableAnchorType.MARGIN,
        verticalAnchor: TableAnchorType.PAGE,
        relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
        absoluteVerticalPosition: paper.height - paper.bottom - recordLine * (lines + 1),
      },
      borders: {
        ...{ top: rule(record.outer), bottom: rule(record.outer), insideHorizontal: rule(record.inner) },
        ...{ left: none, right: none, insideVertical: none },
      },
      rows: [
        new TableRow({
          cantSplit: true,
          children: [cell(copies + block.copies, width, { span: 2, align: 'left', hanging: Math.round(widthOf(copies) * small) })],
        }),
        new TableRow({
          cantSplit: true,
          children: [
            cell(block.printedBy, half, { span: 1, align: 'left', hanging: 0 }),
            cell(block.printedOn, width - half, { span: 1, align: 'right', hanging: 0 }),
          ],
        }),
      ],
    }),
    // what floats hangs on the paragraph that follows it
    new Paragraph({ spacing: { line: 20, lineRule: 'exact', before: 0, after: 0 } }),
  ];
}
