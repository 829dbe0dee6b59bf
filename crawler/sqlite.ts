/** Kysely on the SQLite inside Node: one file, one connection, nothing to install. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';

/** Statements kept prepared; Kysely asks for the same few over and over. */
const statementsKept = 200;

/** Opens the file, in WAL mode: readers do not wait for the writer, and a killed process loses no finished transaction. */
export function openSqlite<Tables>(file: string): { database: DatabaseSync; db: Kysely<Tables> } {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -16000; pragma temp_store = memory');
  return { database, db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(database) }) }) };
}

type SqliteDatabase = Exclude<ConstructorParameters<typeof SqliteDialect>[0]['database'], (...args: never[]) => unknown>;

/** What Kysely wants of a database, in terms of node:sqlite. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  const wrap = (statement: StatementSync): ReturnType<SqliteDatabase['prepare']> => ({
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as [])),
    run: (parameters) => statement.run(...(parameters as [])),
    iterate: (parameters) => statement.iterate(...(parameters as [])),
  });
  const undoing =
    (run: ReturnType<SqliteDatabase['prepare']>['run']): typeof run =>
    (parameters) =>
      database.isTransaction ? run(parameters) : { changes: 0, lastInsertRowid: 0 };
  return {
    prepare(sql) {
      let statement = prepared.get(sql);
      if (!statement) {
        if (prepared.size >= statementsKept) prepared.clear();
        // a transaction that reads before it writes must not find at the end that another process wrote meanwhile
        statement = wrap(database.prepare(sql === 'begin' ? 'begin immediate' : sql));
        // a full disk has rolled back already: to do so again would hide why
        if (sql === 'rollback') statement = { ...statement, run: undoing(statement.run) };
        prepared.set(sql, statement);
      }
      return statement;
    },
    close() {
      prepared.clear();
      database.close();
    },
  };
}
