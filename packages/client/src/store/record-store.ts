import type { Change } from '@lockstep/core';
import type { Task } from '@lockstep/protocol';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import { byKind, recordKinds, type RecordKind, type StoredRecords } from '../replica/record-kinds.ts';
import type { ChangedRecords, Replica } from '../replica/replica.ts';
import type { Touch } from '../replica/touch.ts';
import { Journal } from './journal.ts';
import type { TaskSource } from './live-tasks.ts';
import { WorkspaceView, type NewPreview } from './workspace-view.ts';

const nothing: ChangedRecords = byKind(() => new Set<string>());

function union(a: ChangedRecords, b: ChangedRecords): ChangedRecords {
  return byKind((kind) => a[kind].union(b[kind]));
}

/** All records of all workspaces as the person sees them, and who touched them last. */
export class RecordStore {
  readonly #views = new Map<string, WorkspaceView>();
  readonly #touches = new Map<string, Touch>();
  readonly #journals = byKind(() => new Journal());

  /** Grows with each change of a record of this kind. */
  version(kind: RecordKind): number {
    return this.#journals[kind].version;
  }

  get workspaces(): readonly string[] {
    return [...this.#views.keys()];
  }

  record<Kind extends RecordKind>(kind: Kind, id: string): StoredRecords[Kind]['entity'] | undefined {
    for (const view of this.#views.values()) {
      const record = view.record(kind, id);
      if (record !== undefined) return record;
    }
    return undefined;
  }

  records<Kind extends RecordKind>(
    kind: Kind,
    workspace_id: string | undefined,
  ): readonly StoredRecords[Kind]['entity'][] {
    const view = workspace_id === undefined ? undefined : this.#views.get(workspace_id);
    return view === undefined ? [] : [...view.records(kind)];
  }

  /** One workspace's tasks, for lists; the workspace may become known later. */
  source(workspace: () => string | undefined): TaskSource {
    const view = () => {
      const id = workspace();
      return id === undefined ? undefined : this.#views.get(id);
    };
    const journal = this.#journals.tasks;
    return {
      get version() {
        return journal.version;
      },
      tasks: (): Iterable<Task> => view()?.records('tasks') ?? [],
      task: (id) => view()?.record('tasks', id),
      changedSince: (version) => journal.since(version),
    };
  }

  touch(id: string): Touch | undefined {
    return this.#touches.get(id);
  }

  remember(touches: ReadonlyMap<string, Touch>): void {
    for (const [id, touch] of touches) this.#touches.set(id, touch);
  }

  /** A snapshot has come: from now on this is what lies under the pending changes. */
  place(replica: Replica): void {
    const view = this.#views.get(replica.workspace_id);
    if (view === undefined) this.#views.set(replica.workspace_id, new WorkspaceView(replica.workspace_id, replica));
    else view.replace(replica);
  }

  /**
   * After the replica or the outbox has moved: shows both (C1), without `newPreview` the replica alone. Answers everything
   * that looks different.
   */
  replay(
    workspace_id: string,
    changed: ChangedRecords | undefined,
    items: readonly OutboxItem[],
    newPreview: NewPreview | undefined,
  ): ChangedRecords {
    const view = this.#views.get(workspace_id) ?? (items.length > 0 ? this.#unread(workspace_id) : undefined);
    if (view === undefined) return nothing;
    const own = newPreview === undefined ? nothing : view.replay(items, newPreview);
    return this.#note(union(changed ?? nothing, own));
  }

  /** One more pending change; answers what it did, undefined while its workspace has not been read. */
  append(
    workspace_id: string,
    item: OutboxItem,
    newPreview: NewPreview,
  ): { readonly changes: readonly Change[] | undefined; readonly changed: ChangedRecords } {
    const view = this.#views.get(workspace_id) ?? this.#unread(workspace_id);
    const { changes, changed } = view.append(item, newPreview);
    return { changes: view.isRead ? changes : undefined, changed: this.#note(changed) };
  }

  /** The workspace is no longer ours: nothing of it stays (D6). */
  wipe(workspace_id: string): ChangedRecords {
    const view = this.#views.get(workspace_id);
    if (view === undefined) return nothing;
    const gone = byKind((kind) => new Set([...view.records(kind)].map(({ id }) => id)));
    this.#views.delete(workspace_id);
    for (const kind of recordKinds) for (const id of gone[kind]) this.#touches.delete(id);
    return this.#note(gone);
  }

  /** What is added before the first snapshot has come is shown, too: over nothing. */
  #unread(workspace_id: string): WorkspaceView {
    const view = new WorkspaceView(workspace_id);
    this.#views.set(workspace_id, view);
    return view;
  }

  #note(changed: ChangedRecords): ChangedRecords {
    for (const kind of recordKinds) if (changed[kind].size > 0) this.#journals[kind].record(changed[kind]);
    return changed;
  }
}
