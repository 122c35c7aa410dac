import type { RecordedOperation } from '../../packages/server/src/store/store.ts';
import { RecordingTransaction } from '../server/recording-transaction.ts';
import { storeWith, storeWithTransactions } from './forwarding-store.ts';
import type { Mutant, Patch } from './mutant.ts';

/** Knows no operation again, and keeps no more of a second try than of the first. */
class ForgetfulTransaction extends RecordingTransaction {
  override operation(): undefined {
    return undefined;
  }

  override record(operation: RecordedOperation): void {
    if (super.operation(operation.user_id, operation.op_id) === undefined) super.record(operation);
  }
}

/** Keeps what was done for another transaction to record. */
class DeferringTransaction extends RecordingTransaction {
  override record(operation: RecordedOperation): void {
    this.recorded = operation;
  }
}

const outbox = 'packages/client/src/outbox';
const realtime = 'packages/server/src/realtime';

const storeMutants: readonly Mutant[] = [
  {
    name: 'no dedupe',
    rules: 'S3',
    store: (store) => storeWithTransactions(store, (inner) => new ForgetfulTransaction(inner)),
  },
  {
    name: 'dedupe outside the transaction',
    rules: 'S2, S3',
    store: (store) =>
      storeWith(store, {
        write: (work, onCommitted) => {
          let deferring: DeferringTransaction | undefined;
          return store.write(
            (transaction) => {
              deferring = new DeferringTransaction(transaction);
              return work(deferring);
            },
            (value) => {
              onCommitted?.(value);
              const { recorded } = deferring ?? {};
              if (recorded === undefined) return;
              // What the disk does not take then is forgotten: that is the mutant's fault.
              store
                .write((transaction) => {
                  if (transaction.operation(recorded.user_id, recorded.op_id) === undefined)
                    transaction.record(recorded);
                })
                .catch(() => undefined);
            },
          );
        },
      }),
  },
  {
    name: 'ignored floor',
    rules: 'S5',
    store: (store) => storeWith(store, { floor: () => Promise.resolve(0) }),
    // A log that begins too late gives it away, too.
    patches: [{ file: `${realtime}/feed.ts`, find: 'first.seq !== this.#cursor + 1;', replace: 'false;' }],
  },
];

/** Where a client's stream begins. */
function resumeFrom(cursor: string): Patch {
  return {
    file: `${realtime}/sync-session.ts`,
    find: 'this.stream(workspace_id, claim.seq, log.head);',
    replace: `this.stream(workspace_id, ${cursor}, log.head);`,
  };
}

const textMutants: readonly Mutant[] = [
  { name: 'resume one too late', rules: 'D1', patches: [resumeFrom('Math.min(claim.seq + 1, log.head)')] },
  { name: 'resume one too early', rules: 'D1', patches: [resumeFrom('Math.max(claim.seq - 1, 0)')] },
  {
    name: 'drop on ack',
    rules: 'C2, C9',
    patches: [
      {
        file: `${outbox}/outbox.ts`,
        find: 'if (entry.shown) this.#entries.delete(op_id);\n    waiter',
        replace: 'this.#entries.delete(op_id);\n    waiter',
      },
      {
        file: `${outbox}/mutations.ts`,
        find: 'this.outbox.acknowledge(op_id, ack);',
        replace: 'this.outbox.acknowledge(op_id, ack); void this.#options.storage.remove([op_id]);',
      },
    ],
  },
  {
    name: 'whole-row overlay',
    rules: 'C1',
    patches: [
      {
        file: 'packages/client/src/optimistic/replayed-preview.ts',
        find: 'const parsedInputs =',
        replace: 'const rowsOf = new Map<string, readonly Change[]>();\nconst parsedInputs =',
      },
      {
        file: 'packages/client/src/optimistic/replayed-preview.ts',
        find: 'for (const change of changes) this.#write(change, item);\n      return changes;',
        replace:
          'const rows = rowsOf.get(item.op_id) ?? changes;\n      rowsOf.set(item.op_id, rows);\n' +
          '      for (const change of rows) this.#write(change, item);\n      return rows;',
      },
    ],
  },
  {
    name: 'send before persist',
    rules: 'C2',
    patches: [
      {
        file: `${outbox}/mutations.ts`,
        find: '    write.then(',
        replace:
          '    for (const { op_id } of items) this.outbox.stored(op_id);\n    this.#listener.flush();\n    write.then(',
      },
    ],
  },
  {
    name: 'blind undo',
    rules: 'X5',
    patches: [
      {
        file: 'packages/core/src/undo/undo-change.ts',
        find: 'const foreign = written.filter((member) => !scope.isOwn(change, record, member));',
        replace: 'const foreign: string[] = written.filter(() => false);',
      },
    ],
  },
  {
    name: 'ignored guard',
    rules: 'X2',
    patches: [
      {
        file: 'packages/core/src/operation/guard.ts',
        find: 'if (if_seq === undefined) return;',
        replace: 'if (if_seq !== record.created_seq - 1) return;',
      },
    ],
  },
  {
    name: 'register after read',
    rules: 'D1',
    patches: [
      { file: `${realtime}/feed.ts`, find: '    this.topic.add(this);\n', replace: '' },
      {
        file: `${realtime}/feed.ts`,
        find: 'if (isFull(entries) || this.topic.head > this.#cursor) this.#catchUp();\n    else this.#becomeLive();',
        replace: 'this.topic.add(this);\n    this.#becomeLive();',
      },
    ],
  },
  {
    name: 'ack before batch',
    rules: 'D11',
    patches: [
      {
        file: `${realtime}/sync-session.ts`,
        find: 'if (feed !== undefined && feed.cursor < ack.seq) this.#acks.add(ack);\n    else ',
        replace: 'void feed;\n    ',
      },
      {
        file: `${realtime}/hub.ts`,
        find: '    for (const topic of this.#dirty) {\n',
        replace:
          '    const dirty = [...this.#dirty];\n    setImmediate(() => { for (const topic of dirty) topic.flush(); });\n    for (const topic of dirty.slice(dirty.length)) {\n',
      },
    ],
  },
  {
    name: 'acks of another epoch count',
    rules: 'C9, S4',
    patches: [
      {
        file: `${outbox}/outbox.ts`,
        find: "if (entry.stage !== 'acknowledged' || entry.ack?.epoch === epoch) continue;",
        replace: 'if (epoch !== entry.item.op_id) continue;',
      },
      {
        file: `${outbox}/outbox.ts`,
        find: 'if (ack.epoch !== progress.epoch || ack.seq > progress.seq) continue;',
        replace: 'if (ack.seq > progress.seq) continue;',
      },
    ],
  },
  {
    name: 'rights end late',
    rules: 'D6',
    patches: [
      {
        file: `${realtime}/hub.ts`,
        find: 'this.endRights(workspace_id, user_id, to);',
        replace: 'this.endRights(workspace_id, user_id, to + 1);',
      },
    ],
  },
  {
    name: 'gaps go unnoticed',
    rules: 'D2',
    patches: [
      {
        file: 'packages/client/src/replica/replica.ts',
        find: 'if (batch.events.length === 0 || !ordered || batch.to !== this.#seq + batch.events.length)',
        replace: 'if (batch.events.length === 0 && !ordered)',
      },
    ],
  },
  {
    name: 'outbox read behind what is new',
    rules: 'C9',
    patches: [
      {
        file: `${outbox}/outbox.ts`,
        find: '    this.#entries.clear();\n    for (const item of left)',
        replace: '    for (const item of left)',
      },
    ],
  },
  {
    name: 'changes hidden in a deletion',
    rules: 'C1, X5',
    patches: [
      {
        file: 'packages/core/src/state/split-deletion.ts',
        find: 'others.length === 0) return',
        replace: 'others.length >= 0) return',
      },
    ],
  },
];

/** Every mutant: each must be caught by the simulation. */
export const mutants: readonly Mutant[] = [...storeMutants, ...textMutants];
