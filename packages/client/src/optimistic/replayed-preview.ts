import { Draft, replayOperation, type Change, type OperationContext } from '@lockstep/core';
import { LockstepError, parseOperationInput, type ParsedInput, type WriteName } from '@lockstep/protocol';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { Replica } from '../replica/replica.ts';
import { ReplicaView } from './replica-view.ts';
import type { Preview, PreviewContext } from './rules.ts';

/** What a replayed operation sees of the item: the same each time, so that the view does not flicker. */
function contextOf(item: OutboxItem, context: PreviewContext): OperationContext {
  let made = 0;
  return {
    actor: context.actor,
    time_zone: context.time_zone,
    now: item.created_at,
    newId: () => {
      made += 1;
      // Whoever creates a record names it before it is queued; this is for what only the server would name.
      return `${item.op_id.slice(0, 24)}${made.toString(16).padStart(12, '0')}`;
    },
  };
}

const parsedInputs = new WeakMap<OutboxItem, ParsedInput<WriteName>>();

/** An item is replayed with every change that arrives, but its input stays as it is. */
function parsedInput(item: OutboxItem): ParsedInput<WriteName> {
  const known = parsedInputs.get(item);
  if (known !== undefined) return known;
  const parsed = parseOperationInput(item.operation, item.input);
  parsedInputs.set(item, parsed);
  return parsed;
}

/** Applies queued operations as the server would, each on top of those before it. */
export class ReplayedPreview implements Preview {
  readonly #draft: Draft;
  readonly #context: PreviewContext;

  constructor(replica: Replica, context: PreviewContext) {
    this.#draft = new Draft(new ReplicaView(replica));
    this.#context = context;
  }

  get tasks() {
    return this.#draft.writtenTasks;
  }

  get projects() {
    return this.#draft.writtenProjects;
  }

  get members() {
    return this.#draft.writtenMembers;
  }

  /** Only the server founds one. */
  get workspaces() {
    return new Map<string, never>();
  }

  /**
   * An operation that the rules refuse as things stand changes nothing here; whether it is refused is the server's to
   * say.
   */
  apply(item: OutboxItem): readonly Change[] {
    try {
      const operation: WriteName = item.operation;
      const replayed = replayOperation(this.#draft, operation, parsedInput(item), contextOf(item, this.#context));
      const changes = replayed?.changes ?? [];
      for (const change of changes) this.#write(change, item);
      return changes;
    } catch (error) {
      // A fault of the preview must not keep the change from being sent, or the log from being shown.
      if (!(error instanceof LockstepError)) this.#context.report(error);
      return [];
    }
  }

  /**
   * A pending change has no seq yet: the record keeps the one of the state that the person has seen, so that a guard
   * taken from it (X2) neither stumbles over one's own pending writes nor overlooks somebody else's.
   */
  #write(change: Change, { created_at }: OutboxItem): void {
    const seq = change.before?.entity.seq ?? 0;
    const stamp = { seq, updated_at: created_at, updated_by: this.#context.actor };
    if (change.entity === 'task') this.#draft.writeTask({ ...change.after, ...stamp }, change.trashed_with);
    else if (change.entity === 'project') this.#draft.writeProject({ ...change.after, ...stamp });
    else if (change.entity === 'member') this.#draft.writeMember({ ...change.after, ...stamp });
  }
}
