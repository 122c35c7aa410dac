import type { Change } from '@lockstep/core';
import type { Project, Task } from '@lockstep/protocol';
import type { Preview } from '../optimistic/rules.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import { Replica, type ChangedRecords } from '../replica/replica.ts';

function refresh<Entity extends Task | Project>(
  before: ReadonlyMap<string, Entity>,
  overlay: ReadonlyMap<string, { readonly entity: Entity }>,
): { readonly records: Map<string, Entity>; readonly changed: Set<string> } {
  const changed = new Set([...before.keys()].filter((id) => !overlay.has(id)));
  const records = new Map<string, Entity>();
  for (const [id, { entity }] of overlay) {
    const old = before.get(id);
    const same = old !== undefined && JSON.stringify(old) === JSON.stringify(entity);
    records.set(id, same ? old : entity);
    if (!same) changed.add(id);
  }
  return { records, changed };
}

/** Lays nothing yet over a replica. */
export type NewPreview = (replica: Replica) => Preview;

/** A workspace as the person sees it: `base@seq + replay(outbox)` (C1). A record keeps its identity until it differs. */
export class WorkspaceView {
  #replica: Replica;
  #isRead: boolean;
  #tasks: ReadonlyMap<string, Task> = new Map();
  #projects: ReadonlyMap<string, Project> = new Map();
  #preview: Preview | undefined;

  /** Without a replica nothing of the workspace has been read yet. */
  constructor(workspace_id: string, replica?: Replica) {
    this.#isRead = replica !== undefined;
    this.#replica = replica ?? new Replica(workspace_id, { epoch: '', seq: 0, tasks: [], projects: [] });
  }

  get isRead(): boolean {
    return this.#isRead;
  }

  /** Puts another replica under the pending changes. */
  replace(replica: Replica): void {
    this.#replica = replica;
    this.#isRead = true;
  }

  task(id: string): Task | undefined {
    return this.#tasks.get(id) ?? this.#replica.tasks.get(id)?.entity;
  }

  project(id: string): Project | undefined {
    return this.#projects.get(id) ?? this.#replica.projects.get(id)?.entity;
  }

  *tasks(): Generator<Task> {
    for (const [id, { entity }] of this.#replica.tasks) yield this.#tasks.get(id) ?? entity;
    for (const [id, task] of this.#tasks) if (!this.#replica.tasks.has(id)) yield task;
  }

  *projects(): Generator<Project> {
    for (const [id, { entity }] of this.#replica.projects) yield this.#projects.get(id) ?? entity;
    for (const [id, project] of this.#projects) if (!this.#replica.projects.has(id)) yield project;
  }

  /** Replays the pending changes of this workspace onto the replica; answers what looks different for it. */
  replay(items: readonly OutboxItem[], newPreview: NewPreview): ChangedRecords {
    this.#preview = items.length === 0 ? undefined : newPreview(this.#replica);
    for (const item of items) this.#preview?.apply(item);
    return this.#show();
  }

  /** Puts one more pending change on top; answers what it did by itself, too. */
  append(
    item: OutboxItem,
    newPreview: NewPreview,
  ): { readonly changes: readonly Change[]; readonly changed: ChangedRecords } {
    this.#preview ??= newPreview(this.#replica);
    const changes = this.#preview.apply(item);
    return { changes, changed: this.#show() };
  }

  #show(): ChangedRecords {
    const tasks = refresh(this.#tasks, this.#preview?.tasks ?? new Map<string, never>());
    const projects = refresh(this.#projects, this.#preview?.projects ?? new Map<string, never>());
    this.#tasks = tasks.records;
    this.#projects = projects.records;
    return { tasks: tasks.changed, projects: projects.changed };
  }
}
