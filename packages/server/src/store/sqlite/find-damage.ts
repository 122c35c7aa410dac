import type SQLite from 'better-sqlite3';

const mostFindings = 20;

/** What SQLite finds wrong with a database; empty if all is well. Reads all of it. */
export function findDamage(database: SQLite.Database): readonly string[] {
  const rows = database.prepare<[], { integrity_check: string }>(`PRAGMA integrity_check(${mostFindings})`).all();
  const broken = database.prepare<[], { table: string }>('PRAGMA foreign_key_check').all();
  return [
    ...rows.map(({ integrity_check }) => integrity_check).filter((finding) => finding !== 'ok'),
    ...new Set(broken.map(({ table }) => `${table} refers to rows that are not there`)),
  ];
}
