import type { Member, Project, Task, WorkspaceRecord } from '@lockstep/protocol';
import { comparePositions } from '../order/compare-positions.ts';
import type { Change } from './change.ts';
import { changedFields } from './changed-fields.ts';
import { presentByName } from './present-by-name.ts';
import { splitDeletion } from './split-deletion.ts';
import type { FieldSeq, Stored, StoredMember, StoredProject, StoredTask, StoredWorkspace } from './stored.ts';
import { hasTitle } from './titled.ts';
import type { ChangeSelector, LoggedChange, Person, PersonReference, Place, View } from './view.ts';

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
  readonly #members = new Map<string, StoredMember>();
  #workspace: StoredWorkspace | undefined;
  readonly #restored = new Map<string, FieldSeq>();
  /** Ids that nothing below has: there is no need to look. */
  readonly #fresh = new Set<string>();
  /** Records in the order in which they were first touched, which becomes the order of the log. */
  readonly #touched = new Map<string, Kind>();
  /** Spots that a record has left: whether one of them was the last of its place, only a look at the siblings tells. */
  readonly #left = new Set<string>();

  constructor(base: View) {
    this.workspace_id = base.workspace_id;
    this.#base = base;
  }

  /** Gives a record its place in the order of changes before it is written. */
  touch(kind: Kind, id: string): void {
    if (!this.#touched.has(id)) this.#touched.set(id, kind);
  }

  /** An id is known to be nobody's yet. */
  noteFresh(id: string): void {
    this.#fresh.add(id);
  }

  writeTask(entity: Task, trashed_with: string | null = null): void {
    this.touch('task', entity.id);
    const before = this.task(entity.id);
    if (before !== undefined && hasLeft(before.entity, entity)) this.#left.add(spotOf(before.entity));
    this.#tasks.set(entity.id, overwrite(before, entity, trashed_with));
  }

  writeProject(entity: Project): void {
    this.touch('project', entity.id);
    this.#projects.set(entity.id, overwrite(this.project(entity.id), entity, null));
  }

  writeWorkspace(entity: WorkspaceRecord): void {
    this.touch('workspace', entity.id);
    this.#workspace = overwrite(this.workspace(), entity, null);
  }

  writeMember(entity: Member): void {
    this.touch('member', entity.id);
    this.#members.set(entity.id, overwrite(this.member(entity.id), entity, null));
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
    for (const [id, record] of upper.#members) this.#members.set(id, record);
    this.#workspace = upper.#workspace ?? this.#workspace;
    for (const [id, restored] of upper.#restored) this.#restored.set(id, restored);
    for (const spot of upper.#left) this.#left.add(spot);
    for (const id of upper.#fresh) this.#fresh.add(id);
  }

  /** Every task that was written, whether or not it differs in the end. */
  get writtenTasks(): ReadonlyMap<string, StoredTask> {
    return this.#tasks;
  }

  /** Every project that was written, whether or not it differs in the end. */
  get writtenProjects(): ReadonlyMap<string, StoredProject> {
    return this.#projects;
  }

  /** Every member that was written, whether or not it differs in the end. */
  get writtenMembers(): ReadonlyMap<string, StoredMember> {
    return this.#members;
  }

  /**
   * What differs from the view below, one change a record (two where it goes to the trash and differs otherwise too);
   * nothing for what is as it was.
   */
  changes(): Change[] {
    return [...this.#touched].flatMap(([id, kind]) => {
      const change = this.#changeOf(kind, id);
      return change === undefined ? [] : splitDeletion(change);
    });
  }

  task(id: string): StoredTask | undefined {
    return this.#tasks.get(id) ?? this.#taskBelow(id);
  }

  project(id: string): StoredProject | undefined {
    return this.#projects.get(id) ?? this.#base.project(id);
  }

  wasPurged(id: string): boolean {
    return this.#base.wasPurged(id);
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
    let last = this.#base.lastPosition(place);
    if (last !== null && this.#left.has(spotOf({ ...place, position: last })))
      return this.siblings(place).at(-1)?.entity.position ?? null;
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

  workspace(): StoredWorkspace | undefined {
    return this.#workspace ?? this.#base.workspace();
  }

  member(id: string): StoredMember | undefined {
    return this.#members.get(id) ?? this.#base.member(id);
  }

  members(): readonly StoredMember[] {
    if (this.#members.size === 0) return this.#base.members();
    const untouched = this.#base.members().filter(({ entity }) => !this.#members.has(entity.id));
    return presentByName([...untouched, ...this.#members.values()]);
  }

  person(reference: PersonReference): Person | undefined {
    return this.#base.person(reference);
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

  #taskBelow(id: string): StoredTask | undefined {
    return this.#fresh.has(id) ? undefined : this.#base.task(id);
  }

  #changeOf(kind: Kind, id: string): Change | undefined {
    switch (kind) {
      case 'task':
        return this.#taskChange(id);
      case 'project':
        return this.#projectChange(id);
      case 'workspace':
        return this.#workspaceChange();
      case 'member':
        return this.#memberChange(id);
    }
  }

  #taskChange(id: string): Change | undefined {
    const record = this.#tasks.get(id);
    if (record === undefined) return undefined;
    const before = this.#taskBelow(id) ?? null;
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

  #workspaceChange(): Change | undefined {
    const record = this.#workspace;
    // No operation changes a workspace that is there.
    if (record === undefined || this.#base.workspace() !== undefined) return undefined;
    const fields = { type: 'created', changed: [], trashed_with: null, restored: {} } as const;
    return { entity: 'workspace', before: null, after: record.entity, ...fields };
  }

  #memberChange(id: string): Change | undefined {
    const record = this.#members.get(id);
    if (record === undefined) return undefined;
    const before = this.#base.member(id) ?? null;
    const fields = describe(before, record);
    return fields && { entity: 'member', before, after: record.entity, ...fields, restored: {} };
  }
}

function overwrite<Entity>(before: Stored<Entity> | undefined, entity: Entity, trashed_with: string | null) {
  return { entity, created_seq: before?.created_seq ?? 0, field_seq: before?.field_seq ?? {}, trashed_with };
}

function spotOf({ project_id, parent_id, position }: Place & { readonly position: string }): string {
  return `${project_id ?? ''}/${parent_id ?? ''}/${position}`;
}

function hasLeft(before: Task, after: Task): boolean {
  return after.deleted_at !== null || spotOf(before) !== spotOf(after);
}

function isAt({ entity }: StoredTask, place: Place): boolean {
  return entity.deleted_at === null && entity.project_id === place.project_id && entity.parent_id === place.parent_id;
}

function sorted<Entity extends Task | Project>(records: readonly Stored<Entity>[]): readonly Stored<Entity>[] {
  return records.toSorted((a, b) => comparePositions(a.entity, b.entity));
}

function describe(before: Stored<Task | Project | Member> | null, after: Stored<Task | Project | Member>) {
  const { trashed_with } = after;
  const isTrashed = after.entity.deleted_at !== null;
  if (before === null) return isTrashed ? undefined : { type: 'created' as const, changed: [], trashed_with };
  const changed = changedFields(before.entity, after.entity);
  if (changed.length === 0) return undefined;
  const wasTrashed = before.entity.deleted_at !== null;
  if (wasTrashed === isTrashed) return { type: 'updated' as const, changed, trashed_with };
  return { type: isTrashed ? ('deleted' as const) : ('created' as const), changed, trashed_with };
}
