/**
 * PDF by unpdf, Mozilla's PDF.js built to run anywhere: no canvas, no native code. Runs where the caller can end it:
 * a hostile file can keep PDF.js busy for as long as it likes.
 */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { type DocumentLimits, type ReadContent, unread } from './document.ts';
import { Markup } from './markup.ts';
import { type Rule, type Run, writePage } from './pdf-page.ts';
import { plainCharacters } from './radicals.ts';

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];
const maxRuns = 50_000;

/** Reads a PDF. Never throws for what is in the file. */
export async function readPdf(bytes: Uint8Array, limits: DocumentLimits): Promise<ReadContent> {
  let file: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // pictures are not drawn, so none is decoded; fonts name their characters and are not rendered
    file = await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      maxImageSize: 1,
      verbosity: 0,
      stopAtErrors: false,
    });
  } catch (error) {
    const { name, message } = error as Error;
    return name === 'PasswordException' ? unread('encrypted', 'a password is needed') : unread('damaged', message.slice(0, 200));
  }
  const out = new Markup(limits.text);
  const pages = file.numPages;
  let runs = 0;
  let drawn = 0;
  let failed: string | null = null;
  for (let number = 1; number <= Math.min(pages, limits.pages) && !out.full; number++) {
    try {
      const page = await readPage(file, number);
      runs += page.runs.filter(({ text }) => text.trim() !== '').length;
      drawn += page.drawn;
      writePage(page.runs, page.rules, out);
      for (let picture = 0; picture < page.pictures; picture++) out.picture();
    } catch (error) {
      failed ??= `page ${number}: ${(error as Error).message.slice(0, 200)}`;
    }
  }
  await file.loadingTask.destroy();
  const reason = runs > 0 ? failed : drawn > 0 ? 'its fonts do not name their characters' : (failed ?? 'its pages are pictures');
  return {
    outcome: runs > 0 ? 'read' : failed ? 'damaged' : 'blank',
    reason,
    markup: out.toString(),
    pages,
    truncated: out.truncated || pages > limits.pages,
  };
}

interface ReadPage {
  runs: Run[];
  rules: Rule[];
  pictures: number;
  /** Operators that show text, whether or not the text is known. */
  drawn: number;
}

async function readPage(file: Awaited<ReturnType<typeof getDocumentProxy>>, number: number): Promise<ReadPage> {
  const page = await file.getPage(number);
  const { items } = await page.getTextContent();
  const runs: Run[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str === '' || runs.length >= maxRuns) continue;
    const [, , , , x, y] = item.transform as unknown as Matrix;
    const size = Math.hypot(item.transform[2], item.transform[3]) || item.height;
    runs.push({ text: plainCharacters(item.str), x, y, width: item.width, size });
  }
  const drawing = await readDrawing(await page.getOperatorList());
  page.cleanup();
  return { runs, ...drawing };
}

/** Straight lines and thin bars of a page, in its own coordinates, and how much text and how many pictures it shows. */
async function readDrawing(list: { fnArray: number[]; argsArray: unknown[] }): Promise<Omit<ReadPage, 'runs'>> {
  const { OPS } = await getResolvedPDFJS();
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = identity;
  let pictures = 0;
  let drawn = 0;
  for (const [at, operator] of list.fnArray.entries()) {
    const args = list.argsArray[at] as unknown[];
    if (operator === OPS.save) stack.push(matrix);
    else if (operator === OPS.restore) matrix = stack.pop() ?? identity;
    else if (operator === OPS.transform) matrix = multiply(matrix, args as unknown as Matrix);
    else if (operator === OPS.showText) drawn++;
    else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject) pictures++;
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(matrix);
      if (args?.[0]) matrix = multiply(matrix, args[0] as Matrix);
    } else if (operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? identity;
    else if (operator === OPS.constructPath) {
      const [painting, [path] = []] = args as [number, [ArrayLike<number>?]];
      // paths that only clip are not seen
      if (path && painting !== OPS.endPath && painting !== OPS.clip && painting !== OPS.eoClip) addRules(path, matrix, rules);
    }
  }
  return { rules, pictures, drawn };
}

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** Bars that are filled count by their outline: thinner than this they are lines. */
const barWidth = 3;
const maxRules = 40_000;

/** Adds what a path has of straight lines. PDF.js writes it as 0 move, 1 line, 2 curve, 3 quadratic, 4 close, each with its points. */
function addRules(path: ArrayLike<number>, matrix: Matrix, rules: Rule[]): void {
  const points: [number, number][] = [];
  const flush = (): void => {
    if (points.length >= 2 && rules.length < maxRules) addSubpath(points, rules);
    points.length = 0;
  };
  const place = (at: number): [number, number] => [
    matrix[0] * path[at]! + matrix[2] * path[at + 1]! + matrix[4],
    matrix[1] * path[at]! + matrix[3] * path[at + 1]! + matrix[5],
  ];
  for (let at = 0; at < path.length; ) {
    const kind = path[at]!;
    if (kind === 0) {
      flush();
      points.push(place(at + 1));
      at += 3;
    } else if (kind === 1) {
      points.push(place(at + 1));
      at += 3;
    } else if (kind === 2 || kind === 3) {
      // a curve is no ruling line: what it belongs to is a drawing
      flush();
      at += kind === 2 ? 7 : 5;
    } else {
      if (points.length > 2) points.push(points[0]!);
      at += 1;
    }
  }
  flush();
}

function addSubpath(points: readonly [number, number][], rules: Rule[]): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const box = { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) };
  const [width, height] = [box.x2 - box.x1, box.y2 - box.y1];
  if (width <= barWidth || height <= barWidth) {
    const flat = height <= width;
    const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
    rules.push(flat ? { x1: box.x1, x2: box.x2, y1: y, y2: y } : { x1: x, x2: x, y1: box.y1, y2: box.y2 });
    return;
  }
  if (points.length > 200) return;
  for (const [at, [x1, y1]] of points.entries()) {
    const next = points[at + 1];
    if (next && (Math.abs(next[0] - x1) < 1 || Math.abs(next[1] - y1) < 1)) rules.push({ x1, y1, x2: next[0], y2: next[1] });
  }
}
