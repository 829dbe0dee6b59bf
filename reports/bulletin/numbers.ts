/** bulletin-numbers.json: for each paragraph and table cell of the bulletin, where its numbers and names come from. */
import type { RoundReport } from '../round/model.ts';
import { type Block, type Bulletin, type Piece, textOf } from './pieces.ts';

/** One line of text with its pieces, those of the wording left out. */
export interface Traced {
  /** `body`, `attachment 1`, … */
  part: string;
  /** Of the paragraph, or of the table, in its part. */
  block: number;
  /** Row and column of a table, from 0. */
  cell?: [row: number, column: number];
  text: string;
  from: (Piece & { at: number })[];
}

/** Everything that the bulletin says, line by line, in its order. */
export function* traceBulletin(bulletin: Bulletin): Generator<Traced> {
  yield trace('title', 0, bulletin.title);
  yield* traceBlocks('body', bulletin.blocks);
  for (const [at, { title, blocks }] of bulletin.attachments.entries()) {
    yield trace(`attachment ${at + 1}`, -1, title);
    yield* traceBlocks(`attachment ${at + 1}`, blocks);
  }
}

function* traceBlocks(part: string, blocks: readonly Block[]): Generator<Traced> {
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'table') {
      yield trace(part, at, block.text);
      continue;
    }
    for (const [row, cells] of block.rows.entries())
      for (const [column, pieces] of cells.entries()) yield { ...trace(part, at, pieces), cell: [row, column] };
  }
}

function trace(part: string, block: number, pieces: readonly Piece[]): Traced {
  const from: Traced['from'] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.source.kind !== 'wording' && piece.text !== '') from.push({ at, ...piece });
    at += piece.text.length;
  }
  return { part, block, text: textOf(pieces), from };
}

/** The file, one line of the bulletin a line, piece by piece. Lists of sites are cut at 200. */
export function* writeNumbers(bulletin: Bulletin, { round }: RoundReport): Generator<string> {
  const head = { schema: 'mingcha-bulletin-numbers-1', round: round.id, revision: round.revision, report: 'round.json' };
  yield `${JSON.stringify(head).slice(0, -1)},"lines":[`;
  let between = '\n';
  for (const line of traceBulletin(bulletin)) {
    if (line.from.length === 0) continue;
    yield between + JSON.stringify(line, cut);
    between = ',\n';
  }
  yield '\n]}\n';
}

const mostSites = 200;
const cut = (key: string, value: unknown): unknown => (key === 'sites' && Array.isArray(value) ? value.slice(0, mostSites) : value);
