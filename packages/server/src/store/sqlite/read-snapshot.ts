import { openReader } from './open-database.ts';

const rowsAPiece = 200;

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
      const bodies = reader.prepare<unknown[], string>(`SELECT body FROM ${table} WHERE workspace_id = ?`).pluck();
      let piece: string[] = [];
      let separator = '';
      for (const body of bodies.iterate(workspace_id)) {
        piece.push(body);
        if (piece.length < rowsAPiece) continue;
        yield separator + piece.join(',');
        separator = ',';
        piece = [];
      }
      yield piece.length === 0 ? ']' : `${separator}${piece.join(',')}]`;
    }
    yield '}';
  } finally {
    reader.close();
  }
}
