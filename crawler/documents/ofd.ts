/** OFD, the national format for fixed documents (GB/T 33190-2016): text and lines of its pages, put together as those of a PDF are. Pure. */
import { type DocumentLimits, type ReadContent, unread } from './document.ts';
import { Markup } from './markup.ts';
import { type Rule, type Run, writePage } from './pdf-page.ts';
import { decodeXml, unpack } from './unzip.ts';
import { walkXml } from './xml.ts';

/** OFD measures in millimetres from the top; pages are put together in points from the bottom. */
const point = 72 / 25.4;
const maxRuns = 50_000;
const maxRules = 40_000;
const barWidth = 3;

/** Reads an OFD. Throws what the archive throws. */
export function readOfd(bytes: Uint8Array, limits: DocumentLimits): ReadContent {
  const entries = unpack(bytes, (name) => /\.xml$/i.test(name), limits);
  const files = new Map([...entries].map(([name, body]) => [name.toLowerCase(), body]));
  const read = (path: string): string | null => {
    const body = files.get(path.toLowerCase());
    return body ? decodeXml(body) : null;
  };
  const roots = textsOf(read('OFD.xml') ?? '', 'DocRoot').map((path) => resolve('', path));
  const out = new Markup(limits.text);
  let pages = 0;
  let runs = 0;
  let pictures = 0;
  for (const root of roots.slice(0, 20)) {
    for (const path of attributesOf(read(root) ?? '', 'Page', 'BaseLoc')) {
      const content = read(resolve(root, path));
      if (content === null || ++pages > limits.pages || out.full) continue;
      const page = readOfdPage(content);
      runs += page.runs.length;
      pictures += page.pictures;
      writePage(page.runs, page.rules, out);
      for (let picture = 0; picture < page.pictures; picture++) out.picture();
    }
  }
  if (pages === 0) return unread('damaged', 'no pages');
  const reason = runs > 0 ? null : pictures > 0 ? 'its pages are pictures' : 'its pages hold no text';
  return { outcome: runs > 0 ? 'read' : 'blank', reason, markup: out.toString(), pages, truncated: out.truncated || pages > limits.pages };
}

/** A location as OFD writes it: from the root of the archive, or from the file that names it. */
function resolve(from: string, path: string): string {
  if (path.startsWith('/')) return path.slice(1);
  const folder = from.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') folder.pop();
    else if (step !== '.' && step !== '') folder.push(step);
  }
  return folder.join('/');
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function textsOf(xml: string, element: string): string[] {
  const texts: string[] = [];
  let inside = false;
  walkXml(xml, {
    onopentag(name) {
      inside = local(name) === element;
      if (inside) texts.push('');
    },
    ontext(text) {
      if (inside) texts.push((texts.pop() ?? '') + text);
    },
    onclosetag() {
      inside = false;
    },
  });
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function attributesOf(xml: string, element: string, attribute: string): string[] {
  const values: string[] = [];
  walkXml(xml, {
    onopentag(name, attributes) {
      if (local(name) === element && attributes[attribute]) values.push(attributes[attribute]);
    },
  });
  return values;
}

function readOfdPage(xml: string): { runs: Run[]; rules: Rule[]; pictures: number } {
  const runs: Run[] = [];
  const rules: Rule[] = [];
  let pictures = 0;
  let place: number[] = [0, 0, 0, 0];
  let matrix = identity;
  let size = 4;
  let code: { x: number; y: number; advance: number[] } | null = null;
  let data: string | null = null;
  let text = '';
  /** Where a point of an object stands on the page. */
  const at = (x: number, y: number): [number, number] => [
    (place[0]! + matrix[0]! * x + matrix[2]! * y + matrix[4]!) * point,
    -(place[1]! + matrix[1]! * x + matrix[3]! * y + matrix[5]!) * point,
  ];
  walkXml(xml, {
    onopentag(name, attributes) {
      const element = local(name);
      if (element === 'TextObject' || element === 'PathObject' || element === 'ImageObject') {
        place = numbers(attributes.Boundary, 4) ?? [0, 0, 0, 0];
        matrix = numbers(attributes.CTM, 6) ?? identity;
        size = Number(attributes.Size) || 4;
        if (element === 'ImageObject') pictures++;
      } else if (element === 'TextCode') {
        code = { x: Number(attributes.X) || 0, y: Number(attributes.Y) || 0, advance: advances(attributes.DeltaX) };
        text = '';
      } else if (element === 'AbbreviatedData') data = '';
    },
    ontext(piece) {
      if (code) text += piece;
      else if (data !== null) data += piece;
    },
    onclosetag(name) {
      const element = local(name);
      if (element === 'TextCode' && code) {
        const letters = size * Math.hypot(matrix[2]!, matrix[3]!) * point;
        const width = code.advance.reduce((sum, step) => sum + step, 0) * Math.abs(matrix[0]!) * point + letters;
        const [x, y] = at(code.x, code.y);
        if (text.trim() !== '' && runs.length < maxRuns) runs.push({ text, x, y, width, size: letters });
        code = null;
      } else if (element === 'AbbreviatedData' && data !== null) {
        if (rules.length < maxRules) addRules(data, at, rules);
        data = null;
      }
    },
  });
  return { runs, rules, pictures };
}

const identity: readonly number[] = [1, 0, 0, 1, 0, 0];

function numbers(text: string | undefined, count: number): number[] | null {
  const values = (text ?? '').trim().split(/\s+/).map(Number);
  return values.length === count && values.every(Number.isFinite) ? values : null;
}

/** Steps between characters; `g 3 2.5` stands for three steps of 2.5. */
function advances(text: string | undefined): number[] {
  const parts = (text ?? '').trim().split(/\s+/);
  const steps: number[] = [];
  for (let i = 0; i < parts.length && steps.length < 10_000; i++) {
    if (parts[i] === 'g') {
      const count = Math.min(Number(parts[i + 1]) || 0, 10_000);
      for (let n = 0; n < count; n++) steps.push(Number(parts[i + 2]) || 0);
      i += 2;
    } else if (parts[i] !== '') steps.push(Number(parts[i]) || 0);
  }
  return steps;
}

/** Straight lines of a path: M and S move, L draws, C closes; curves (Q, B, A) are no ruling lines. */
function addRules(data: string, at: (x: number, y: number) => [number, number], rules: Rule[]): void {
  const parts = data.trim().split(/\s+/);
  let points: [number, number][] = [];
  const flush = (): void => {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (points.length > 2 && (right - left <= barWidth || top - bottom <= barWidth)) {
      const flat = top - bottom <= right - left;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      rules.push(flat ? { x1: left, x2: right, y1: y, y2: y } : { x1: x, x2: x, y1: bottom, y2: top });
    } else
      for (const [index, [x1, y1]] of points.entries()) {
        const next = points[index + 1];
        if (next && (Math.abs(next[0] - x1) < 1 || Math.abs(next[1] - y1) < 1)) rules.push({ x1, y1, x2: next[0], y2: next[1] });
      }
    points = [];
  };
  for (let i = 0; i < parts.length && points.length < 500; i++) {
    const [x, y] = [Number(parts[i + 1]), Number(parts[i + 2])];
    if (parts[i] === 'M' || parts[i] === 'S') {
      flush();
      points.push(at(x, y));
      i += 2;
    } else if (parts[i] === 'L') {
      points.push(at(x, y));
      i += 2;
    } else if (parts[i] === 'C' && points.length > 2) points.push(points[0]!);
    else if (parts[i] === 'Q' || parts[i] === 'B' || parts[i] === 'A') points = [];
  }
  flush();
}
