import type { Asker, Change, OperationContext, TaskFilter } from '@lockstep/core';
import type { Task, WriteName } from '@lockstep/protocol';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { Withdrawals, WithdrawalsOptions } from '../outbox/withdrawals.ts';
import type { ReportError } from '../platform/report-error.ts';
import type { RecordMaps } from '../replica/record-kinds.ts';
import type { Replica } from '../replica/replica.ts';

/** Who acts and where, for changes that the server has not stamped yet. */
export interface PreviewContext extends Pick<OperationContext, 'actor' | 'time_zone'> {
  readonly report: ReportError;
}

/** A replica with pending changes on top (C1); the records are those that pending changes have written. */
export interface Preview extends RecordMaps {
  /** Puts one more on top; answers what it changed. */
  apply(item: OutboxItem): readonly Change[];
}

/**
 * What the server would make of a change, worked out here. The rules weigh four times what the rest of the client does
 * and nothing that is only read needs them, so they are a module of their own that is loaded after the first sync.
 */
export interface Rules {
  /** @throws LockstepError VALIDATION_FAILED where the input is wrong in itself. */
  check(operation: WriteName, input: unknown): void;
  preview(replica: Replica, context: PreviewContext): Preview;
  /** Takes back changes that no server has seen (X10). */
  withdrawals(options: WithdrawalsOptions): Withdrawals;
  /** Whether a task belongs to a list, for filters that ask for the time or the day. */
  matchesFilter(filter: TaskFilter, asker: Asker): (task: Task) => boolean;
}
