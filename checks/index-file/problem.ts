/** A problem of sense, before it is placed in its file. */
import type { Bilingual, IndexNode } from '../model/index.ts';
import type { IndexProblem, Path } from './source.ts';

export interface SenseProblem {
  severity: IndexProblem['severity'];
  path: Path;
  /** Point at the key, not at its value. */
  key?: boolean;
  message: Bilingual;
  suggestion?: string;
}

/** A node where it stands in its file. */
export interface Placed {
  node: IndexNode;
  path: Path;
  /** Points of the nearest node above that has some of its own, or of the whole. */
  above: number;
  /** Points that the node can lose or add: its own, else those above. */
  own: number;
  /** Its points are its equal share of those above. */
  shared: boolean;
  ancestors: readonly IndexNode[];
}

export const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
export const round = (value: number): number => Math.round(value * 1e6) / 1e6;
export const sum = (numbers: readonly number[]): number => round(numbers.reduce((a, b) => a + b, 0));

const problem = (severity: IndexProblem['severity'], path: Path, message: Bilingual, suggestion?: string): SenseProblem => ({
  severity,
  path,
  message,
  ...(suggestion === undefined ? {} : { suggestion }),
});

export const error = (path: Path, message: Bilingual, suggestion?: string): SenseProblem => problem('error', path, message, suggestion);
export const warning = (path: Path, message: Bilingual, suggestion?: string): SenseProblem => problem('warning', path, message, suggestion);
