import { openReader } from './open-database.ts';

const rowsAPiece = 200;

interface BodyRow {
  readonly id: string;
  readonly body: string;
}

/** What a snapshot is of. */
export interface SnapshotSource {
  readonly epoch: string;
  readonly workspace_id: string;
  /** Resolves when everything that the transaction just opened can see is durable. */
  readonly opened: () => Promise<void>;
}

/**
 * Reads a workspace as JSON text in pieces, from one read transaction on a connection of its own, so that a slow reader
 * holds up nobody and sees one moment. Bodies pass through as they are stored: nothing is parsed or encoded again.
 */
export async function* readSnapshot(path: string, source: SnapshotSource): AsyncIterable<string> {
  const { epoch, workspace_id } = source;
  const reader = openReader(path);
  try {
    reader.exec('BEGIN');
    const head = reader
      .prepare<unknown[], { head: number }>('SELECT head FROM workspace WHERE id = ?')
      .get(workspace_id);
    await source.opened();
    yield `{"epoch":${JSON.stringify(epoch)},"seq":${head?.head ?? 0}`;
    for (const [field, table] of [
      ['tasks', 'task'],
      ['projects', 'project'],
    ] as const) {
      yield `,"${field}":[`;
      const page = reader.prepare<unknown[], BodyRow>(
        `SELECT id, body FROM ${table} WHERE workspace_id = ? AND id > ? ORDER BY id LIMIT ${rowsAPiece}`,
      );
      let rows = page.all(workspace_id, '');
      let separator = '';
      while (rows.length > 0) {
        yield separator + rows.map((row) => row.body).join(',');
        separator = ',';
        rows = page.all(workspace_id, rows.at(-1)?.id);
      }
      yield ']';
    }
    yield '}';
  } finally {
    reader.close();
  }
}
