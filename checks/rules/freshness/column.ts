/** What the checks of columns have in common. */
import type { Statement } from '../../define.ts';
import type { Column, FactValue, Outcome } from '../../model/index.ts';

interface More {
  facts?: Record<string, FactValue>;
  quote?: string;
}

/** A statement about a column, known from quarter to quarter by its address, for it may be renamed; by its path where it has none. */
export function columnStatement(siteUrl: string, column: Column, outcome: Outcome, message: string, more: More = {}): Statement {
  const path = column.path.join('/');
  const { category, level, name } = column;
  return {
    outcome,
    message,
    url: column.url ?? siteUrl,
    subject: column.url === null ? path : '',
    ...(more.quote ? { quote: more.quote } : {}),
    facts: { name, path, category, level, ...more.facts },
  };
}

/** The columns among the given ones that stand below a column, at any depth. */
export function descendantsOf(column: Column, among: readonly Column[]): Column[] {
  const depth = column.path.length;
  return among.filter(({ path }) => path.length > depth && column.path.every((name, at) => path[at] === name));
}
