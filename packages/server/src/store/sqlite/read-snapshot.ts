import { LockstepError } from '@lockstep/protocol';
import { openReader } from './open-database.ts';

const rowsAPiece = 200;

const membership = 'SELECT 1 FROM member WHERE workspace_id = ? AND user_id = ? AND deleted_at IS NULL';

/** Each kind of record that the log tells of: its name in the snapshot, its table, and where that has the workspace. */
const kinds = [
  ['tasks', 'task', 'workspace_id'],
  ['projects', 'project', 'workspace_id'],
  ['workspaces', 'workspace', 'id'],
  ['members', 'member', 'workspace_id'],
] as const;

/** What a snapshot is of. */
export interface SnapshotSource {
  readonly epoch: string;
  readonly workspace_id: string;
  /** The person who reads: a member as of the transaction, or nothing is read. Absent: the server itself. */
  readonly reader?: string | undefined;
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
    // The rights are those of the moment that is read: whoever has just lost them sees nothing of what came after (D6).
    const isReadable = source.reader === undefined || reader.prepare(membership).get(workspace_id, source.reader);
    if (isReadable === undefined) throw new LockstepError('NOT_FOUND', 'There is no workspace with this id.');
    yield `{"epoch":${JSON.stringify(epoch)},"seq":${head?.head ?? 0}`;
    for (const [field, table, key] of kinds) {
      yield `,"${field}":[`;
      const bodies = reader.prepare<unknown[], string>(`SELECT body FROM ${table} WHERE ${key} = ?`).pluck();
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
