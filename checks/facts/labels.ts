/** Labels and their values as portals set them: beside each other in cells, parted by a colon, in brackets, or one above the other. */

import { cellsOf, readGrids } from './tables.ts';
import type { PageTree } from './tree.ts';

export interface Labelled {
  /** The label without numbering, brackets and white space. */
  label: string;
  /** What stands behind it; empty when nothing does before the next label. */
  value: string;
}

/** Characters of a label, numbering apart. */
const labelLength = 16;
const valueLength = 200;
/** Pieces of a page that are looked at. */
const maxPieces = 4000;

const numbering = /^(?:[(（]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\s?[)）、.．:：]\s?|[■●◆★▪*·]\s?)/;
const bracketed = /^[【[〔(（]\s?([^】\]〕)）]{2,16}?)\s?[】\]〕)）]\s?[:：]?([\s\S]*)$/;
const parted = /^([^:：]{2,20}?)\s?[:：]([\s\S]*)$/;
/** What stands behind the text of a page is no value. */
const ending = /^[【[]?(?:打印|关闭|返回|上一[篇条]|下一[篇条]|分享|相关(?:链接|信息)|责任编辑|扫一扫)/;
/** Several labels in one line, each behind a space. */
const inLine = /\s(?=[\u4e00-\u9fff]{2,8}\s?[:：])/;

/** The labels among the pieces of a page (cells, lines) that `known` accepts, in order, with what stands behind them. Linear in the page, bounded. */
export function readLabels(tree: PageTree, known: (label: string) => boolean): Labelled[] {
  const found = readText(tree.text, known);
  // an empty cell leaves no trace in the text, and the next words would pass for its value
  if (found.length > 0 && tree.byTag.has('table')) {
    const empty = emptyCells(tree, known);
    for (const one of found) if (empty.has(one.label)) one.value = '';
  }
  return found;
}

/** Labels in tables whose every neighbour to the right is empty. */
function emptyCells(tree: PageTree, known: (label: string) => boolean): Set<string> {
  const filled = new Set<string>();
  const empty = new Set<string>();
  for (const { rows, layout } of readGrids(tree)) {
    if (layout) continue;
    for (const row of rows) {
      const cells = cellsOf(row);
      cells.forEach((cell, at) => {
        const next = cells[at + 1];
        const label = next && cell.text.length <= 2 * labelLength ? tidy(cell.text.replace(numbering, '')) : '';
        if (label === '' || !known(label)) return;
        (next!.text.trim() === '' ? empty : filled).add(label);
      });
    }
  }
  return new Set([...empty].filter((label) => !filled.has(label)));
}

function readText(text: string, known: (label: string) => boolean): Labelled[] {
  const pieces = text.split(/[\n\t]/, maxPieces).flatMap((piece) => (piece.length > 400 ? [piece.slice(0, 400)] : piece.split(inLine)));
  const found: Labelled[] = [];
  let waiting: Labelled | null = null;
  for (const piece of pieces) {
    const words = piece.trim();
    if (words === '') continue;
    const read = readPiece(words, known);
    if (read) {
      found.push(read);
      waiting = read.value === '' ? read : null;
      continue;
    }
    if (waiting && !ending.test(words)) waiting.value = words.slice(0, valueLength);
    waiting = null;
  }
  return found;
}

function readPiece(words: string, known: (label: string) => boolean): Labelled | null {
  const plain = words.replace(numbering, '');
  for (const pattern of [bracketed, parted]) {
    const match = pattern.exec(plain);
    const label = match && tidy(match[1]!);
    if (label && known(label)) return { label, value: match[2]!.trim().slice(0, valueLength) };
  }
  const label = plain.length <= 2 * labelLength ? tidy(plain) : '';
  return label !== '' && label.length <= labelLength && known(label) ? { label, value: '' } : null;
}

const tidy = (words: string): string => words.replace(/[\s:：【】[\]]/g, '').replace(numbering, '');
