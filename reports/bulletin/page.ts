/** Pieces of layout in the measures of GB/T 9704: runs and paragraphs that stand on the grid of 22 lines by 28 characters. */
import { AlignmentType, type IParagraphOptions, Paragraph, TextRun } from 'docx';
import { makePlain } from '../plain.ts';
import type { FontRole } from './fonts.ts';
import { character, line, type Size, sizes, tightening } from './paper.ts';

/** Fonts of a paper by what they are for. */
export type Fonts = Record<FontRole, string>;

export interface Look {
  font: FontRole;
  size?: Size;
  colour?: string;
  bold?: boolean;
}

/** Text as a document may hold it: no character that acts, nothing that XML forbids. */
export const plainText = (text: string): string => makePlain(text).replace(/[\ufffe\uffff]/g, '\ufffd');

export function run(text: string, fonts: Fonts, { font, size = '三号', colour, bold }: Look): TextRun {
  const latin = font === 'body' || font === 'subheading' ? fonts.latin : fonts[font];
  return new TextRun({
    text: plainText(text),
    font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: fonts[font], hint: 'eastAsia' },
    size: sizes[size],
    ...(size === '三号' ? { characterSpacing: tightening } : {}),
    ...(colour ? { color: colour } : {}),
    ...(bold ? { bold } : {}),
  });
}

/** Widths in characters of 三号. */
const across = (characters: number): number => Math.round(characters * character);

export interface Place {
  align?: 'left' | 'center' | 'right' | 'both';
  /** Characters by which the first line, or all lines, are moved in. `first` may be negative: then the first line begins before the others. */
  first?: number;
  left?: number;
  right?: number;
  /** Begins a new page. */
  page?: boolean;
  /** Stays on the page of the next paragraph. */
  keep?: boolean;
  bookmark?: string;
}

/** A paragraph on the grid: each line exactly one 22nd of the type area. */
export function paragraph(runs: TextRun[], place: Place = {}, more: Partial<IParagraphOptions> = {}): Paragraph {
  const { align = 'both', first = 0, left = 0, right = 0, page = false, keep = false } = place;
  return new Paragraph({
    children: runs,
    alignment: { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, both: AlignmentType.BOTH }[align],
    spacing: { line, lineRule: 'exact', before: 0, after: 0 },
    indent: {
      left: across(left),
      right: across(right),
      ...(first >= 0 ? { firstLine: across(first), ...(first === 2 ? { firstLineChars: 200 } : {}) } : { hanging: across(-first) }),
    },
    widowControl: false,
    overflowPunctuation: true,
    pageBreakBefore: page,
    keepNext: keep,
    ...more,
  });
}

/** A line with nothing on it. */
export const blankLine = (fonts: Fonts): Paragraph => paragraph([run('', fonts, { font: 'body' })]);
