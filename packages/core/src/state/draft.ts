import type { Project, Task } from '@lockstep/protocol';
import { comparePositions } from '../order/compare-positions.ts';
import type { Change } from './change.ts';
import { changedFields } from './changed-fields.ts';
import type { FieldSeq, Stored, StoredProject, StoredTask } from './stored.ts';
import { hasTitle } from './titled.ts';
import type { ChangeSelector, LoggedChange, Place, View } from './view.ts';

type Kind = Change['entity'];

/**
 * A view with an operation's own writes on top: its later steps see what its earlier ones did, and `changes` folds all
 * writes of a record into one change. Drafts nest: one per item lets an item fail alone.
 */
export class Draft implements View {
  readonly workspace_id: string;
  readonly #base: View;
  readonly #tasks = new Map<string, StoredTask>();
  readonly #projects = new Map<string, StoredProject>();
  readonly #restored = new Map<string, FieldSeq>();
  /** Records in the order in which they were first touched, which becomes the order of the log. */
  readonly #touched = new Map<string, Kind>();

  constructor(base: View) {
    this.workspace_id = base.workspace_id;
    this.#base = base;
  }

  /** Gives a record its place in the order of changes before it is written. */
  touch(kind: Kind, id: string): void {
    if (!this.#touched.has(id)) this.#touched.set(id, kind);
  }

  writeTask(entity: Task, trashed_with: string | null = null): void {
    this.touch('task', entity.id);
    this.#tasks.set(entity.id, overwrite(this.task(entity.id), entity, trashed_with));
  }

  writeProject(entity: Project): void {
    this.touch('project', entity.id);
    this.#projects.set(entity.id, overwrite(this.project(entity.id), entity, null));
  }

  /** Notes whose writes an undo brought back (X5). */
  writeRestored(id: string, restored: FieldSeq): void {
    this.#restored.set(id, restored);
  }

  /** Takes over what a draft on top of this one wrote. */
  absorb(upper: Draft): void {
    for (const [id, kind] of upper.#touched) this.touch(kind, id);
    for (const [id, record] of upper.#tasks) this.#tasks.set(id, record);
    for (const [id, record] of upper.#projects) this.#projects.set(id, record);
    for (const [id, restored] of upper.#restored) this.#restored.set(id, restored);
  }

  /** What differs from the view below, one change a record; nothing for what is as it was. */
  changes(): Change[] {
    return [...this.#touched].flatMap(([id, kind]) => {
      const change = kind === 'task' ? this.#taskChange(id) : this.#projectChange(id);
      return change === undefined ? [] : [change];
    });
  }

  task(id: string): StoredTask | undefined {
    return this.#tasks.get(id) ?? this.#base.task(id);
  }

  project(id: string): StoredProject | undefined {
    return this.#projects.get(id) ?? this.#base.project(id);
  }

  subtasks(parent_id: string): readonly StoredTask[] {
    return this.#overlay(this.#base.subtasks(parent_id), ({ entity }) => entity.parent_id === parent_id);
  }

  tasksOfProject(project_id: string): readonly StoredTask[] {
    return this.#overlay(this.#base.tasksOfProject(project_id), ({ entity }) => entity.project_id === project_id);
  }

  tasksTrashedWith(id: string): readonly StoredTask[] {
    return this.#overlay(this.#base.tasksTrashedWith(id), ({ trashed_with }) => trashed_with === id);
  }

  tasksTitled(title: string): readonly StoredTask[] {
    return this.#overlay(this.#base.tasksTitled(title), (record) => hasTitle(record, title));
  }

  siblings(place: Place): readonly StoredTask[] {
    return this.#overlay(this.#base.siblings(place), (record) => isAt(record, place));
  }

  lastPosition(place: Place): string | null {
    // The base's last may have left the place meanwhile; after it is still after all.
    let last = this.#base.lastPosition(place);
    for (const record of this.#tasks.values()) {
      if (isAt(record, place) && (last === null || record.entity.position > last)) last = record.entity.position;
    }
    return last;
  }

  projects(): readonly StoredProject[] {
    if (this.#projects.size === 0) return this.#base.projects();
    const written = [...this.#projects.values()].filter(({ entity }) => entity.deleted_at === null);
    const untouched = this.#base.projects().filter(({ entity }) => !this.#projects.has(entity.id));
    return sorted([...untouched, ...written]);
  }

  members(): readonly { readonly id: string; readonly name: string }[] {
    return this.#base.members();
  }

  changesOf(selector: ChangeSelector): readonly LoggedChange[] {
    return this.#base.changesOf(selector);
  }

  changeAt(seq: number): LoggedChange | undefined {
    return this.#base.changeAt(seq);
  }

  withinRetention(selector: ChangeSelector): boolean {
    return this.#base.withinRetention(selector);
  }

  #overlay(base: readonly StoredTask[], belongs: (record: StoredTask) => boolean): readonly StoredTask[] {
    if (this.#tasks.size === 0) return base;
    const written = [...this.#tasks.values()].filter(belongs);
    const untouched = base.filter(({ entity }) => !this.#tasks.has(entity.id));
    return written.length === 0 ? untouched : sorted([...untouched, ...written]);
  }

  #taskChange(id: string): Change | undefined {
    const record = this.#tasks.get(id);
    if (record === undefined) return undefined;
    const before = this.#base.task(id) ?? null;
    const fields = describe(before, record);
    if (fields === undefined) return undefined;
    return { entity: 'task', before, after: record.entity, ...fields, restored: this.#restored.get(id) ?? {} };
  }

  #projectChange(id: string): Change | undefined {
    const record = this.#projects.get(id);
    if (record === undefined) return undefined;
    const before = this.#base.project(id) ?? null;
    const fields = describe(before, record);
    if (fields === undefined) return undefined;
    return { entity: 'project', before, after: record.entity, ...fields, restored: this.#restored.get(id) ?? {} };
  }
}

function overwrite<Entity>(before: Stored<Entity> | undefined, entity: Entity, trashed_with: string | null) {
  return { entity, created_seq: before?.created_seq ?? 0, field_seq: before?.field_seq ?? {}, trashed_with };
}

function isAt({ entity }: StoredTask, place: Place): boolean {
  return entity.deleted_at === null && entity.project_id === place.project_id && entity.parent_id === place.parent_id;
}

function sorted<Entity extends Task | Project>(records: readonly Stored<Entity>[]): readonly Stored<Entity>[] {
  return records.toSorted((a, b) => comparePositions(a.entity, b.entity));
}

function describe(before: Stored<Task | Project> | null, after: Stored<Task | Project>) {
  const { trashed_with } = after;
  const isTrashed = after.entity.deleted_at !== null;
  if (before === null) return isTrashed ? undefined : { type: 'created' as const, changed: [], trashed_with };
  const changed = changedFields(before.entity, after.entity);
  if (changed.length === 0) return undefined;
  const wasTrashed = before.entity.deleted_at !== null;
  if (wasTrashed === isTrashed) return { type: 'updated' as const, changed, trashed_with };
  return { type: isTrashed ? ('deleted' as const) : ('created' as const), changed, trashed_with };
}
