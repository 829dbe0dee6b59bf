/** Units × columns: how much is wrong with which column of which unit. */
import { ColumnCategory as Category, type ColumnCategory, type Finding, type RosterSite } from '../../checks/model/index.ts';
import type { CheckNames } from '../comparison/names.ts';
import { clip } from '../plain.ts';
import type { Matrix, MatrixCell } from './model.ts';
import { columnOfCheck, columnTitle, matrixColumns } from './terms.ts';

/** Fingerprints behind one cell. */
const mostOfCell = 10;
/** Units of one platform that get a row of their own. */
const mostUnits = 500;

type Cells = Map<ColumnCategory, MatrixCell>;
interface Row {
  site: string;
  unit: string;
  judged: boolean;
  cells: Cells;
}

export function startMatrix(names: CheckNames): {
  add(site: RosterSite, judged: boolean, findings: readonly Finding[]): void;
  finish(): Matrix;
} {
  const rows: Row[] = [];
  return {
    add(site, judged, findings) {
      const own: Row = { site: site.id, unit: clip(site.name, 120), judged, cells: new Map() };
      const units = new Map<string, Row>();
      for (const finding of findings) {
        const column = columnOf(finding, names);
        if (!column) continue;
        const { unit } = finding.facts;
        if (typeof unit === 'string' && unit !== '' && (units.has(unit) || units.size < mostUnits)) {
          const row = units.get(unit) ?? { site: site.id, unit: clip(unit, 120), judged, cells: new Map() };
          units.set(unit, row);
          count(row.cells, column, finding);
        } else count(own.cells, column, finding);
      }
      rows.push(own, ...units.values());
    },
    finish() {
      const used = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
      const columns = matrixColumns.filter((category) => used.has(category));
      return {
        columns: columns.map((key) => ({ key, title: columnTitle(key) })),
        rows: rows.map(({ cells, ...row }) => ({ ...row, cells: columns.map((key) => cells.get(key) ?? null) })),
      };
    },
  };
}

function columnOf({ check, facts }: Finding, names: CheckNames): ColumnCategory | undefined {
  const named = Category.safeParse(facts.category);
  return named.success ? named.data : columnOfCheck[names.current(check)];
}

function count(cells: Cells, column: ColumnCategory, { outcome, fingerprint }: Finding): void {
  if (outcome !== 'fail' && outcome !== 'review' && outcome !== 'error') return;
  const cell = cells.get(column) ?? { fail: 0, review: 0, error: 0, fingerprints: [] };
  cells.set(column, cell);
  cell[outcome]++;
  if (outcome === 'fail' && cell.fingerprints.length < mostOfCell) cell.fingerprints.push(fingerprint);
}
