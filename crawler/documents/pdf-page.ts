/**
 * One page of a PDF → its paragraphs and tables. A PDF knows neither: tables are put together from their ruling lines,
 * paragraphs from lines that reach the right margin. Pure.
 */
import { type Cell, escapeText, type Markup } from './markup.ts';

/** A run of text: its left end on the base line, its width, the size of its letters. Points, y upwards. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}
/** A straight line, or a bar as thin as one. */
export interface Rule {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** Lines closer than this are one line: tables drawn cell by cell have two of each. */
const tolerance = 2.5;
const maxRules = 20_000;
const maxLines = 400;

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
interface PlacedTable extends Area {
  rows: Cell[][];
}

/** Writes the page in reading order; returns the number of pieces written. */
export function writePage(runs: readonly Run[], rules: readonly Rule[], out: Markup): number {
  const tables = findTables(rules.slice(0, maxRules));
  const placed: PlacedTable[] = [];
  const taken = new Set<Run>();
  for (const table of tables) {
    const cells = fillTable(table, runs, taken);
    if (cells) placed.push({ ...table.area, rows: cells });
  }
  const lines = linesOf(runs.filter((run) => !taken.has(run)));
  const margin = Math.max(0, ...lines.map(({ right }) => right));
  const blocks: { top: number; write: () => void }[] = placed.map(({ top, rows }) => ({ top, write: () => out.table(rows) }));
  let open: { text: string; top: number; line: Line } | null = null;
  const close = (): void => {
    const said = open;
    if (said) blocks.push({ top: said.top, write: () => out.paragraph(said.text) });
    open = null;
  };
  for (const line of lines) {
    const last: Line | undefined = (open as { line: Line } | null)?.line;
    const follows =
      last !== undefined &&
      // the line before is full, stands just above in letters of the same size, and no table lies between
      last.right > margin - 2 * last.size &&
      last.y - line.y < 2.6 * line.size &&
      Math.abs(last.size - line.size) < 1 &&
      !placed.some(({ top }) => top < last.y && top > line.y);
    if (follows && open) {
      const before: { text: string; top: number; line: Line } = open;
      open = { text: join(before.text, line.text), top: before.top, line };
    } else {
      close();
      open = { text: line.text, top: line.y + line.size, line };
    }
  }
  close();
  blocks.sort((a, b) => b.top - a.top);
  for (const block of blocks) block.write();
  return blocks.length;
}

interface Line {
  text: string;
  x: number;
  y: number;
  right: number;
  size: number;
}

/** Runs on one base line, left to right; those far apart are parted by a space. */
function linesOf(runs: readonly Run[]): Line[] {
  const sorted = runs.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const groups: Run[][] = [];
  for (const run of sorted) {
    const group = groups.at(-1);
    if (group && Math.abs(group[0]!.y - run.y) < Math.max(2, 0.4 * Math.min(group[0]!.size, run.size))) group.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => {
    group.sort((a, b) => a.x - b.x);
    let text = '';
    let end = group[0]!.x;
    for (const run of group) {
      if (text !== '' && run.x - end > blankOf(text.at(-1)!, run.text[0]!) * run.size && !text.endsWith(' ')) text += ' ';
      text += run.text;
      end = run.x + run.width;
    }
    return { text: text.trim(), x: group[0]!.x, y: group[0]!.y, right: end, size: group[0]!.size };
  });
}

/** A gap wider than this, in sizes of the font, is a blank. That of Latin fonts is a quarter wide or more; Chinese that is spaced out has none. */
const blankOf = (before: string, after: string): number => (/[\x21-\x7e]/.test(before) || /[\x21-\x7e]/.test(after) ? 0.18 : 0.25);

/** Two lines of one paragraph: a space only between Latin words. */
function join(before: string, after: string): string {
  return /[A-Za-z,.;:]$/.test(before) && /^[A-Za-z(]/.test(after) ? `${before} ${after}` : before + after;
}

interface Lattice {
  area: Area;
  xs: number[];
  ys: number[];
  across: Rule[];
  down: Rule[];
}

/** Rules that touch one another, as lattices of at least two cells. */
function findTables(rules: readonly Rule[]): Lattice[] {
  const across: Rule[] = [];
  const down: Rule[] = [];
  for (const { x1, y1, x2, y2 } of rules) {
    const rule = { x1: Math.min(x1, x2), x2: Math.max(x1, x2), y1: Math.min(y1, y2), y2: Math.max(y1, y2) };
    const [width, height] = [rule.x2 - rule.x1, rule.y2 - rule.y1];
    if (height <= tolerance && width > tolerance) across.push({ ...rule, y1: (rule.y1 + rule.y2) / 2, y2: (rule.y1 + rule.y2) / 2 });
    else if (width <= tolerance && height > tolerance) down.push({ ...rule, x1: (rule.x1 + rule.x2) / 2, x2: (rule.x1 + rule.x2) / 2 });
  }
  return groupByGap(across, down).flatMap(({ across, down }) => {
    // where a page ends inside a table its last row has no line below, and its upright lines tell where it ends
    const xs = distinct([...down.map(({ x1 }) => x1), ...across.flatMap(({ x1, x2 }) => [x1, x2])]);
    const ys = distinct([...across.map(({ y1 }) => y1), ...down.flatMap(({ y1, y2 }) => [y1, y2])]).reverse();
    if (xs.length < 2 || ys.length < 2 || xs.length + ys.length < 5 || xs.length > maxLines || ys.length > maxLines) return [];
    return [{ area: { left: xs[0]!, right: xs.at(-1)!, top: ys[0]!, bottom: ys.at(-1)! }, xs, ys, across, down }];
  });
}

/** Tables stand one below the other: where no upright line crosses, a table ends. */
function groupByGap(across: readonly Rule[], down: readonly Rule[]): { across: Rule[]; down: Rule[] }[] {
  const groups: { top: number; bottom: number; across: Rule[]; down: Rule[] }[] = [];
  for (const rule of [...down].sort((a, b) => b.y2 - a.y2)) {
    const group = groups.at(-1);
    if (group && rule.y2 >= group.bottom - tolerance) {
      group.down.push(rule);
      group.bottom = Math.min(group.bottom, rule.y1);
    } else groups.push({ top: rule.y2, bottom: rule.y1, across: [], down: [rule] });
  }
  for (const rule of across)
    groups.find(({ top, bottom }) => rule.y1 <= top + tolerance && rule.y1 >= bottom - tolerance)?.across.push(rule);
  return groups;
}

/** Ascending, those within the tolerance of the first of them as one. */
function distinct(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) if (found.length === 0 || value - found.at(-1)! > tolerance) found.push(value);
  return found;
}

/** The cells of a lattice with the runs inside them; null when nothing stands in it. Places without a line between them are one cell. */
function fillTable({ area, xs, ys, across, down }: Lattice, runs: readonly Run[], taken: Set<Run>): Cell[][] | null {
  const width = xs.length - 1;
  const height = ys.length - 1;
  const ruledRight = wall(
    down,
    width,
    height,
    (rule, x, y) => near(rule.x1, xs[x + 1]!) && rule.y2 > middle(ys, y) && rule.y1 < middle(ys, y),
    xs,
    ys,
    'x',
  );
  const ruledBelow = wall(
    across,
    width,
    height,
    (rule, x, y) => near(rule.y1, ys[y + 1]!) && rule.x1 < middle(xs, x) && rule.x2 > middle(xs, x),
    xs,
    ys,
    'y',
  );
  const owner = new Int32Array(width * height).fill(-1);
  const cells: { x: number; y: number; columns: number; rows: number; runs: Run[] }[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (owner[y * width + x]! >= 0) continue;
      let columns = 1;
      while (x + columns < width && owner[y * width + x + columns]! < 0 && !ruledRight[y * width + x + columns - 1]) columns++;
      let rows = 1;
      while (y + rows < height && !ruledBelow[(y + rows - 1) * width + x]) rows++;
      for (let below = y; below < y + rows; below++) for (let at = x; at < x + columns; at++) owner[below * width + at] = cells.length;
      cells.push({ x, y, columns, rows, runs: [] });
    }
  }
  let filled = false;
  for (const run of runs) {
    const x = run.x + run.width / 2;
    const y = run.y + run.size / 3;
    if (x < area.left || x > area.right || y > area.top || y < area.bottom) continue;
    const column = xs.findLastIndex((edge) => edge <= x);
    const row = ys.findLastIndex((edge) => edge >= y);
    const cell = cells[owner[Math.min(row, height - 1) * width + Math.min(column, width - 1)]!];
    if (!cell) continue;
    cell.runs.push(run);
    taken.add(run);
    filled ||= run.text.trim() !== '';
  }
  if (!filled) return null;
  return Array.from({ length: height }, (_, y) =>
    cells
      .filter((cell) => cell.y === y)
      .map((cell) => ({
        columns: cell.columns,
        rows: cell.rows,
        content: escapeText(linesOf(cell.runs).reduce((text, line) => join(text, line.text), '')),
      })),
  );
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance;
const middle = (edges: readonly number[], at: number): number => (edges[at]! + edges[at + 1]!) / 2;

/** For each place of a lattice, whether a rule closes it on one side. */
function wall(
  rules: readonly Rule[],
  width: number,
  height: number,
  closes: (rule: Rule, x: number, y: number) => boolean,
  xs: readonly number[],
  ys: readonly number[],
  axis: 'x' | 'y',
): Uint8Array {
  const closed = new Uint8Array(width * height);
  for (const rule of rules) {
    // only the line that the rule lies on is looked along
    const edge = axis === 'x' ? xs.findIndex((value) => near(value, rule.x1)) : ys.findIndex((value) => near(value, rule.y1));
    if (edge < 1) continue;
    if (axis === 'x') for (let y = 0; y < height; y++) if (closes(rule, edge - 1, y)) closed[y * width + edge - 1] = 1;
    if (axis === 'y' && edge - 1 < height)
      for (let x = 0; x < width; x++) if (closes(rule, x, edge - 1)) closed[(edge - 1) * width + x] = 1;
  }
  return closed;
}
