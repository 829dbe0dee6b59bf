/** Numbers of a report as pieces of text: each names its place in the report, so that whoever reads the number can look it up. */
import type { RoundReport } from '../round/model.ts';
import type { Figure, Piece, Reckoning } from './pieces.ts';

/** The value at a place, `byGroup.0.totals.checked.count`. */
export const valueAt = (report: RoundReport, path: string): unknown => within(report, path);

function within(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined), value);
}

/** Works a figure out from the report. Throws where the report has nothing at its places: that is a mistake of ours. */
export function reckon(report: RoundReport, how: Reckoning, paths: readonly string[]): number | string {
  const numbers = (): number[] =>
    paths.map((path) => {
      const value = valueAt(report, path);
      if (typeof value !== 'number') throw new Error(`no number at ${path}`);
      return value;
    });
  switch (how) {
    case 'is':
      return numbers()[0]!;
    case 'sum':
      return numbers().reduce((sum, number) => sum + number, 0);
    case 'length': {
      const list = valueAt(report, paths[0]!);
      if (!Array.isArray(list)) throw new Error(`no list at ${paths[0]}`);
      return list.length;
    }
    case 'percent':
      return round(numbers()[0]! * 100, 1);
    case 'points':
      return round(numbers()[0]!, 2);
    case 'size':
      return Math.abs(numbers()[0]!);
    case 'minus':
    case 'percent-minus': {
      // of the numbers as they are printed, so that a reader who subtracts gets the same
      const [one, other] = numbers().map((number) => (how === 'minus' ? round(number, 2) : round(number * 100, 1)));
      return round(Math.abs(one! - other!), 2);
    }
    case 'entries-with':
      return entriesWith(report, paths[0]!, paths[1]!).length;
    case 'entries-beyond':
      return Math.max(0, entriesWith(report, paths[0]!, paths[1]!).length - Number(paths[2]));
    case 'standing-vetoes-beyond':
      return Math.max(0, report.vetoes.filter(({ possible }) => !possible).length - Number(paths[1]));
    case 'clean':
      return cleanSites(report).length;
    case 'words': {
      const value = valueAt(report, paths[0]!);
      if (typeof value !== 'string') throw new Error(`no words at ${paths[0]}`);
      return value;
    }
  }
}

/** Entries of a list whose number of that name is more than nothing. */
export function entriesWith(report: RoundReport, path: string, key: string): unknown[] {
  const list = valueAt(report, path);
  if (!Array.isArray(list)) throw new Error(`no list at ${path}`);
  return list.filter((entry) => Number(within(entry, key)) > 0);
}

/** Sites that are qualified, were looked at in full, and of which nothing was found. */
export const cleanSites = ({ sites }: RoundReport): RoundReport['sites'] =>
  sites.filter(({ verdict, counts, complete }) => verdict === 'qualified' && counts.fail + counts.review === 0 && complete);

/** Rounded half up by the decimals that are shown; sums of binary fractions do not tip it over. */
const round = (value: number, decimals: number): number => Number(`${Math.round(Number(`${value.toFixed(9)}e${decimals}`))}e-${decimals}`);

export interface Behind {
  /** Place of the list of sites behind the figure. */
  sites?: readonly string[];
  fingerprints?: readonly string[];
}

/** A figure as a piece. Shares are written with a percent sign. */
export function figure(report: RoundReport, how: Reckoning, paths: readonly string[], { sites, fingerprints }: Behind = {}): Piece {
  const value = reckon(report, how, paths);
  const source: Figure = {
    ...{ kind: 'report', paths: [...paths], how, value },
    ...(sites ? { sites: [...sites] } : {}),
    ...(fingerprints ? { fingerprints: [...fingerprints] } : {}),
  };
  return { text: how === 'percent' ? `${value}%` : String(value), source };
}
