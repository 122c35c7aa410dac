import type { Database } from '../server/disk.ts';
import { workspaces } from '../server/people.ts';
import type { Findings } from './findings.ts';
import { History, type LogRow } from './history.ts';

type ReadStatement = ReturnType<typeof prepareRead>;

function prepareRead(database: Database) {
  return database.prepare<unknown[], LogRow>(
    `SELECT seq, op_last_seq, op_id, user_id, entity_id, event FROM change
   WHERE workspace_id = ? AND seq > ? AND seq <= ? ORDER BY seq`,
  );
}

/** What has been committed, read from the database after each commit and never forgotten: the truth all is judged by. */
export class Ledger {
  readonly #findings: Findings;
  readonly #histories = new Map<string, History>();
  /** How far each log is known to be on the disk. */
  readonly #durable = new Map<string, number>();
  readonly #statements = new WeakMap<Database, ReadStatement>();
  #epoch = 'epoch-1';

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** A workspace's log in an epoch; by default the present one. */
  history(workspace_id: string, epoch: string = this.#epoch): History {
    const key = `${epoch} ${workspace_id}`;
    const known = this.#histories.get(key) ?? new History(epoch, workspace_id);
    this.#histories.set(key, known);
    return known;
  }

  /** A server was told that its log is on the disk up to there. */
  noteDurable(workspace_id: string, seq: number): void {
    this.#durable.set(workspace_id, Math.max(seq, this.#durable.get(workspace_id) ?? 0));
  }

  /** After a start everything that is there is there for good. */
  recover(database: Database): void {
    for (const workspace_id of workspaces) this.#durable.set(workspace_id, Number.POSITIVE_INFINITY);
    this.follow(database);
    for (const workspace_id of workspaces) this.#durable.set(workspace_id, this.history(workspace_id).head);
  }

  /** Reads on where it had got to, as far as it is durable. */
  follow(database: Database): void {
    const statement = this.#statementOf(database);
    for (const workspace_id of workspaces) {
      const history = this.history(workspace_id);
      for (const row of statement.all(workspace_id, history.head, this.#durable.get(workspace_id) ?? 0)) {
        this.#findings.require(row.seq === history.head + 1, 'S1', () => `${row.seq} follows ${history.head}`);
        history.append(row);
      }
    }
  }

  #statementOf(database: Database): ReadStatement {
    const known = this.#statements.get(database) ?? prepareRead(database);
    this.#statements.set(database, known);
    return known;
  }

  /** A backup took the database's place: what it has goes on under another epoch (S4). */
  restored(epoch: string, heads: ReadonlyMap<string, number>): void {
    for (const workspace_id of workspaces) {
      const branch = this.history(workspace_id).branch(epoch, heads.get(workspace_id) ?? 0);
      this.#histories.set(`${epoch} ${workspace_id}`, branch);
    }
    this.#epoch = epoch;
  }
}
