import type { WriteRequest } from '../../packages/server/src/app/application.ts';
import type { Caller } from '../../packages/server/src/app/caller.ts';
import type { RecordedOperation } from '../../packages/server/src/store/store.ts';

/** An operation that changed something, with all that its outcome follows from. */
export interface Execution {
  readonly request: WriteRequest;
  readonly caller: Caller;
  readonly recorded: RecordedOperation;
  /** The ids that the server made on the way. */
  readonly ids: readonly string[];
}

function keyOf(user_id: string, op_id: string): string {
  return `${user_id} ${op_id}`;
}

/** Keeps what was executed, in the order of the log, so that it can be executed once more elsewhere. */
export class Executions {
  #done: Execution[] = [];
  /** In a transaction that may or may not have been committed. */
  readonly #begun = new Set<Execution>();
  readonly #asked = new Map<string, { readonly request: WriteRequest; readonly caller: Caller }>();
  #ids: string[] | undefined;
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  get done(): readonly Execution[] {
    return this.#done;
  }

  /** The server is asked for an operation, perhaps not for the first time. */
  asked(request: WriteRequest, caller: Caller): void {
    this.#asked.set(keyOf(caller.identity.user.id, request.op_id), { request, caller });
  }

  /** An id that the server makes. */
  readonly newId = (): string => {
    const id = this.#newId();
    this.#ids?.push(id);
    return id;
  };

  /** Runs one operation's share of a transaction; answers what it recorded, to be kept once that is committed. */
  watch<Value>(run: () => Value, recorded: () => RecordedOperation | undefined) {
    const ids: string[] = [];
    this.#ids = ids;
    try {
      const value = run();
      const record = recorded();
      const asked = record === undefined ? undefined : this.#asked.get(keyOf(record.user_id, record.op_id));
      const changed = record?.outcome === 'done' && record.first_seq !== null;
      if (!changed || asked === undefined) return { value, execution: undefined };
      const execution = { ...asked, recorded: record, ids };
      this.#begun.add(execution);
      return { value, execution };
    } finally {
      this.#ids = undefined;
    }
  }

  committed(execution: Execution): void {
    this.#begun.delete(execution);
    this.#done.push(execution);
  }

  /** A server has started: what its predecessor had begun is there, or it never happened. */
  recovered(isThere: (recorded: RecordedOperation) => boolean): void {
    for (const execution of this.#begun) if (isThere(execution.recorded)) this.#done.push(execution);
    this.#begun.clear();
  }

  /** A backup came back: what it does not have has never happened. */
  restored(heads: ReadonlyMap<string, number>): void {
    this.#done = this.#done.filter(
      ({ recorded }) => recorded.last_seq <= (heads.get(recorded.workspace_id) ?? Number.POSITIVE_INFINITY),
    );
  }
}
