import { hash } from 'node:crypto';
import {
  errorCatalogue,
  LockstepError,
  type ParsedInput,
  type Problem,
  toProblem,
  type WriteName,
} from '@lockstep/protocol';
import { applyOperation, requireRole, type StampedChange, stampChanges } from '@lockstep/core';
import type { RecordedOperation, WriteTransaction } from '../store/store.ts';
import { answeredRecords } from './answered-records.ts';
import type { Executed, Repeats } from './application.ts';
import type { Caller } from './caller.ts';
import { changedRights } from './changed-rights.ts';
import type { CommittedOperation } from './committed-operation.ts';
import { encodeEvent } from './encode-event.ts';
import { recallAnswer, recordAnswer } from './recorded-answer.ts';
import { saveRecord } from './save-record.ts';

/** A write that has been parsed and has its workspace. */
export interface PreparedWrite {
  readonly operation: WriteName;
  readonly input: ParsedInput<WriteName>;
  readonly op_id: string;
  readonly workspace_id: string;
  readonly caller: Caller;
  readonly repeats?: Repeats | undefined;
}

/** What a transaction may not take from its surroundings. */
export interface ExecutionContext {
  readonly epoch: string;
  /** ISO 8601 UTC. */
  readonly now: string;
  newId: () => string;
}

/** How an operation ended: durable either way, but a refusal changed nothing. */
export type Outcome =
  | { readonly kind: 'done'; readonly executed: Executed; readonly committed: CommittedOperation | null }
  | { readonly kind: 'refused'; readonly error: LockstepError };

/**
 * The one way to write (2-architecture): within one transaction, look the op_id up, authorise, let the rules say what
 * changes, take the seq as late as possible, write rows, log, inverse and dedupe record (S1–S3).
 */
export function executeOperation(
  transaction: WriteTransaction,
  write: PreparedWrite,
  context: ExecutionContext,
): Outcome {
  const asked = write.repeats?.asked ?? write.input;
  const input_hash = fingerprint(JSON.stringify([write.operation, write.workspace_id, asked]));
  const user_id = write.caller.identity.user.id;
  const role = transaction.role(write.workspace_id, user_id);
  if (role === undefined && !isLeaving(write, user_id)) throw notThere();
  const earlier = earlierOf(transaction, write);
  if (earlier !== undefined) return replay(transaction, earlier, input_hash, write, context.epoch);
  if (role === undefined) throw notThere();
  requireRole(role, write.operation);
  try {
    return apply(
      transaction,
      write.operation === 'workspace.create' ? inNewWorkspace(write, context) : write,
      context,
      input_hash,
    );
  } catch (error) {
    if (!(error instanceof LockstepError) || !errorCatalogue[error.code].recorded) throw error;
    // Rules only read; a permanent refusal has written nothing, and is remembered so that a queue can move on (S3).
    const last_seq = transaction.head(write.workspace_id);
    const refusal = {
      outcome: 'refused',
      first_seq: null,
      last_seq,
      answer: JSON.stringify(toProblem(error)),
    } as const;
    transaction.record({ ...recordOf(write, input_hash, context.now), ...refusal });
    return { kind: 'refused', error };
  }
}

/** Tells one input from another: the input itself where it is short, since a digest would cost more than it saves. */
function fingerprint(input: string): string {
  return input.length <= 256 ? input : hash('sha256', input, 'base64');
}

function recordOf(write: PreparedWrite, input_hash: string, created_at: string) {
  const { caller, op_id, workspace_id, operation } = write;
  const run_id = caller.actor.run_id ?? null;
  return { user_id: caller.identity.user.id, op_id, workspace_id, operation, input_hash, run_id, created_at };
}

function earlierOf(transaction: WriteTransaction, write: PreparedWrite): RecordedOperation | undefined {
  const { op_id, repeats, caller } = write;
  for (const id of [op_id, ...(repeats?.op_ids ?? [])]) {
    const found = transaction.operation(caller.identity.user.id, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function replay(
  transaction: WriteTransaction,
  earlier: RecordedOperation,
  input_hash: string,
  write: PreparedWrite,
  epoch: string,
): Outcome {
  if (earlier.input_hash !== input_hash) {
    const detail = 'This op_id was used for another operation; make a new one.';
    return { kind: 'refused', error: new LockstepError('OPERATION_ID_REUSED', detail) };
  }
  if (earlier.outcome === 'refused') {
    const { code, detail, errors, current, candidates } = JSON.parse(earlier.answer) as Problem;
    const details = { errors, current, ...(candidates === undefined ? {} : { candidates }) };
    return { kind: 'refused', error: new LockstepError(code, detail, details) };
  }
  const { op_id, workspace_id, last_seq } = earlier;
  // Of a workspace that they made and have left since, they are told nothing either.
  const isElsewhere = workspace_id !== write.workspace_id;
  if (isElsewhere && transaction.role(workspace_id, write.caller.identity.user.id) === undefined) throw notThere();
  const first = earlier.first_seq ?? last_seq + 1;
  const events = transaction.events(workspace_id, first, last_seq);
  const result = recallAnswer(earlier.answer, (seq) => events[seq - first]);
  return {
    kind: 'done',
    executed: { op_id, epoch, workspace_id, seq: last_seq, result, encoded: new Map(), replayed: true },
    committed: null,
  };
}

/** A workspace of others answers as if it did not exist (S6), to who was a member and asks for an old answer too. */
function notThere(): LockstepError {
  return new LockstepError('NOT_FOUND', 'There is no workspace with this id.');
}

/** Whoever has left, and did not hear of it, is told when they ask again (S3). */
function isLeaving({ operation, input }: PreparedWrite, user_id: string): boolean {
  return operation === 'member.remove' && input.items.some((item) => 'id' in item && item.id === user_id);
}

/** It is asked for from a workspace of the asker's, and written into the log of the one that it makes (S1). */
function inNewWorkspace(write: PreparedWrite, { newId }: ExecutionContext): PreparedWrite {
  const items = write.input.items.map((item) => ({ ...item, id: ('id' in item ? item.id : undefined) ?? newId() }));
  const workspace_id = items[0]?.id ?? newId();
  return { ...write, workspace_id, input: { ...write.input, items } };
}

function apply(
  transaction: WriteTransaction,
  write: PreparedWrite,
  context: ExecutionContext,
  input_hash: string,
): Outcome {
  const { workspace_id, op_id, caller } = write;
  const applied = applyOperation(transaction.view(workspace_id), write.operation, write.input, {
    actor: caller.actor,
    now: context.now,
    time_zone: caller.time_zone,
    newId: context.newId,
  });
  for (const { entity, after } of applied.changes) if (entity === 'workspace') transaction.openLog(after);
  const count = applied.changes.length;
  const last = count === 0 ? transaction.head(workspace_id) : transaction.takeSeq(workspace_id, count);
  const first = count === 0 ? null : last - count + 1;
  const stamp = { seq: last - count + 1, timestamp: context.now, actor: caller.actor };
  const stamped = stampChanges(applied.changes, stamp);
  const encoded = new Map<unknown, string>();
  const events = stamped.map((change) => {
    const body = JSON.stringify(change.record.entity);
    encoded.set(change.record.entity, body);
    return save(transaction, write, change, body, { op_last_seq: last, timestamp: context.now });
  });
  const result = applied.answer(answeredRecords(transaction, workspace_id, stamped));
  transaction.record({
    ...recordOf(write, input_hash, context.now),
    outcome: 'done',
    first_seq: first,
    last_seq: last,
    answer: recordAnswer(result, stamped),
  });
  const executed = { op_id, epoch: context.epoch, workspace_id, seq: last, result, encoded, replayed: false };
  const committed =
    first === null
      ? null
      : {
          workspace_id,
          op_id,
          actor: caller.actor,
          timestamp: context.now,
          from: first,
          to: last,
          events,
          rights: changedRights(stamped),
        };
  return { kind: 'done', executed, committed };
}

function save(
  transaction: WriteTransaction,
  write: PreparedWrite,
  stamped: StampedChange,
  body: string,
  { op_last_seq, timestamp }: { readonly op_last_seq: number; readonly timestamp: string },
): string {
  const { workspace_id, op_id, caller } = write;
  const { change, record, inverse } = stamped;
  const { seq, id } = record.entity;
  saveRecord(transaction, stamped, body);
  const event = encodeEvent(stamped, body, { timestamp, workspace_id, seq, op_id, actor: caller.actor });
  transaction.append(workspace_id, {
    seq,
    op_last_seq,
    op_id,
    user_id: caller.identity.user.id,
    run_id: caller.actor.run_id ?? null,
    entity: change.entity,
    entity_id: id,
    type: change.type,
    event,
    inverse,
  });
  return event;
}
