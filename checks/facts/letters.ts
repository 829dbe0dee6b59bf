/** Public letters: one on its own page, or many in a table or a row of blocks. */
import { answeredState, type LetterLabel, letterLabels, openState } from '../knowledge/letters.ts';
import { emptyWords } from '../knowledge/services.ts';
import type { Letter, PageFacts } from '../model/index.ts';
import { datesIn } from './dates.ts';
import type { PageNames } from './guide.ts';
import { readLabels } from './labels.ts';
import { cellsOf, readGrids } from './tables.ts';
import type { PageTree } from './tree.ts';

const maxLetters = 60;
const titleLength = 80;
/** Without both of these no page shows letters. */
const asking = /来信|留言|提问|咨询|写信|投诉|诉求|信件|建议|反映|问政/;
const answering = /答复|回复|回信|办结|回答|解答|办理/;

/** Letters with the day they were asked; empty where the page shows none. */
export function readLetters(tree: PageTree, names: PageNames, address: string): PageFacts['letters'] {
  if (!asking.test(tree.text) || !answering.test(tree.text)) return [];
  const listed = readTables(tree, address);
  return listed.length > 0 ? listed : readBlocks(tree, names, address);
}

type Parts = Partial<Record<LetterLabel, string>>;

function labelOf(label: string): LetterLabel | undefined {
  return (Object.keys(letterLabels) as LetterLabel[]).find((key) => letterLabels[key].test(label));
}

function readTables(tree: PageTree, address: string): Letter[] {
  const letters: Letter[] = [];
  for (const { rows, layout } of readGrids(tree)) {
    if (layout || rows.length < 2) continue;
    const head = rows[0]!.map((cell) => labelOf(cell?.text.replace(/\s/g, '') ?? ''));
    const names = new Set(head);
    if (!names.has('asked') || !(names.has('answered') || names.has('state'))) continue;
    for (const row of rows.slice(1)) {
      const parts: Parts = {};
      head.forEach((label, column) => {
        if (label !== undefined) parts[label] ??= row[column]?.text.trim() ?? '';
      });
      const title = cellsOf(row).reduce((longest, cell) => (cell.text.length > longest.length ? cell.text : longest), '');
      const letter = letterOf(parts, title, address);
      if (letter && letters.length < maxLetters) letters.push(letter);
    }
  }
  return letters;
}

function readBlocks(tree: PageTree, names: PageNames, address: string): Letter[] {
  const found = readLabels(tree, (label) => labelOf(label) !== undefined);
  const letters: Letter[] = [];
  let parts: Parts = {};
  const close = (): void => {
    const told = parts.answer !== undefined || parts.answered !== undefined || parts.state !== undefined;
    const title = parts.question || names.h1 || names.title;
    const letter = told ? letterOf(parts, title, address) : null;
    if (letter && letters.length < maxLetters) letters.push(letter);
    parts = {};
  };
  for (const { label, value } of found) {
    const key = labelOf(label)!;
    // a second day of asking begins another letter
    if (key === 'asked' && parts.asked !== undefined) close();
    if (key === 'question' && parts.question) continue;
    parts[key] ??= value;
  }
  close();
  const only = letters.length === 1 ? letters[0]! : null;
  return only ? [{ ...only, title: (names.h1 || names.title || only.title).slice(0, titleLength) }] : letters;
}

function letterOf(parts: Parts, title: string, href: string): Letter | null {
  const asked = dayIn(parts.asked);
  if (asked === null) return null;
  const answered = dayIn(parts.answered);
  const said = (words: string | undefined): boolean => words !== undefined && !emptyWords.test(words) && !openState.test(words);
  const answeredAtAll = answered !== null || said(parts.answer) || answeredState.test(parts.state ?? '');
  const open =
    openState.test(parts.state ?? '') ||
    openState.test(parts.answer ?? '') ||
    [parts.answer, parts.answered].some((words) => words !== undefined && emptyWords.test(words));
  const organ = parts.organ?.trim();
  return {
    title: title.replace(/\s+/g, ' ').trim().slice(0, titleLength),
    href,
    asked,
    answered,
    organ: organ && !emptyWords.test(organ) ? organ.slice(0, 40) : null,
    state: answeredAtAll ? 'answered' : open ? 'open' : 'unknown',
  };
}

const dayIn = (words: string | undefined): string | null => (words ? (datesIn(words.slice(0, 60))[0]?.date ?? null) : null);
