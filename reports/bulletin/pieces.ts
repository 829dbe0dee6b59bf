/** What a bulletin is made of: paragraphs of pieces, each of which knows where it comes from. */

/** Where a piece of text comes from. */
export type Source =
  /** Words of the template. */
  | { kind: 'wording' }
  /** What the office filled in. */
  | { kind: 'office' }
  /** A value of the report, or what was worked out from several. */
  | Figure
  /** The words of a finding. */
  | { kind: 'finding'; site: string; check: string; fingerprint: string }
  /** The number of a paragraph or a row in its list. */
  | { kind: 'ordinal' }
  /** A veto of the report. */
  | { kind: 'veto'; site: string; node: string };

/** How a number follows from the values at its paths in the report. */
export type Reckoning =
  | 'is'
  | 'sum'
  | 'length'
  | 'percent'
  | 'points'
  | 'minus'
  | 'size'
  | 'percent-minus'
  | 'entries-with'
  | 'entries-beyond'
  | 'standing-vetoes-beyond'
  | 'clean'
  | 'words';

export interface Figure {
  kind: 'report';
  /** Places in the report, `totals.checked.count`, as JavaScript would read them. */
  paths: string[];
  /**
   * is: the number itself · sum: of all · length: how many the list holds · percent: share × 100, one decimal · points: at most two decimals ·
   * size: without its sign · minus: the size of first − second, as points · percent-minus: the same for shares, in percentage points ·
   * entries-with: the entries of the list at the first path whose number named by the second is more than nothing ·
   * entries-beyond: those of them after as many as the third says · standing-vetoes-beyond: the same for vetoes that stand ·
   * clean: qualified sites, looked at in full, of which nothing was found · words: text, not a number.
   */
  how: Reckoning;
  value: number | string;
  /** Ids of the sites behind it. */
  sites?: string[];
  /** Fingerprints of the findings behind it, the first of them. */
  fingerprints?: string[];
}

export interface Piece {
  text: string;
  source: Source;
}

/** What a place of a wording is filled with. */
export type Filling = Piece | Piece[];

export const wording = (text: string): Piece => ({ text, source: { kind: 'wording' } });
export const office = (text: string): Piece => ({ text, source: { kind: 'office' } });
export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** Pieces with a separator between them. */
export function join(parts: readonly (readonly Piece[])[], separator: string): Piece[] {
  return parts.flatMap((part, at) => (at === 0 ? part : [wording(separator), ...part]));
}

export type Block =
  | { kind: 'heading'; level: 1 | 2; text: Piece[] }
  | { kind: 'body'; text: Piece[] }
  | { kind: 'caption'; text: Piece[] }
  | { kind: 'note'; text: Piece[] }
  | { kind: 'table'; columns: TableColumn[]; rows: Piece[][][] };

export interface TableColumn {
  title: string;
  /** Share of the width. */
  width: number;
  align: 'left' | 'center';
}

export interface Attachment {
  title: Piece[];
  blocks: Block[];
}

/** A bulletin, before it is laid out. */
export interface Bulletin {
  title: Piece[];
  letterhead: string;
  number: string;
  addressees: string;
  blocks: Block[];
  attachments: Attachment[];
  issuer: string;
  /** Written out; blanks to be filled where no day was given. */
  date: string;
  record: { copies: string; printedBy: string; printedOn: string } | null;
}
