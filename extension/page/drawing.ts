/** What a person draws on a screenshot: a region, arrows, words; all in pixels of the picture. Pure but for the canvas it is given. */

export interface Point {
  x: number;
  y: number;
}
export interface Region extends Point {
  width: number;
  height: number;
}
export type Shape = { kind: 'arrow'; from: Point; to: Point } | { kind: 'text'; at: Point; words: string };

const colour = '#d32f2f';
const least = 8;

/** The region between two corners, inside the picture; the whole picture where they enclose next to nothing. */
export function regionOf(a: Point, b: Point, whole: Region): Region {
  const left = Math.max(0, Math.min(a.x, b.x));
  const top = Math.max(0, Math.min(a.y, b.y));
  const width = Math.min(whole.width, Math.max(a.x, b.x)) - left;
  const height = Math.min(whole.height, Math.max(a.y, b.y)) - top;
  if (width < least || height < least) return whole;
  return { x: Math.round(left), y: Math.round(top), width: Math.round(width), height: Math.round(height) };
}

/** Draws shapes at the scale of the picture: lines stay visible on large screens. */
export function drawShapes(on: CanvasRenderingContext2D, shapes: readonly Shape[], size: number): void {
  on.strokeStyle = colour;
  on.fillStyle = colour;
  on.lineWidth = Math.max(3, size / 350);
  on.lineCap = 'round';
  on.lineJoin = 'round';
  for (const shape of shapes) {
    if (shape.kind === 'arrow') drawArrow(on, shape.from, shape.to);
    else drawWords(on, shape.at, shape.words, Math.max(16, size / 55));
  }
}

function drawArrow(on: CanvasRenderingContext2D, from: Point, to: Point): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const head = on.lineWidth * 5;
  const wing = (turn: number): Point => ({ x: to.x - head * Math.cos(angle + turn), y: to.y - head * Math.sin(angle + turn) });
  const [left, right] = [wing(0.5), wing(-0.5)];
  on.beginPath();
  on.moveTo(from.x, from.y);
  on.lineTo(to.x, to.y);
  on.stroke();
  on.beginPath();
  on.moveTo(to.x, to.y);
  on.lineTo(left.x, left.y);
  on.lineTo(right.x, right.y);
  on.closePath();
  on.fill();
}

function drawWords(on: CanvasRenderingContext2D, at: Point, words: string, size: number): void {
  on.font = `bold ${size}px system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif`;
  on.textBaseline = 'top';
  const { width } = on.measureText(words);
  const padding = size / 3;
  on.fillStyle = '#ffffff';
  on.fillRect(at.x, at.y, width + 2 * padding, size + 2 * padding);
  on.strokeRect(at.x, at.y, width + 2 * padding, size + 2 * padding);
  on.fillStyle = colour;
  on.fillText(words, at.x + padding, at.y + padding);
}
