import type {
  Change,
  ChangeSelector,
  LoggedChange,
  Place,
  Stored,
  StoredProject,
  StoredTask,
  View,
} from '@lockstep/core';
import { comparePositions, foldText } from '@lockstep/core';
import type { Actor, Project, Task } from '@lockstep/protocol';
import type { Replica } from '../replica/replica.ts';
import { placeKey } from '../replica/replica-index.ts';

function byPosition(a: StoredTask | StoredProject, b: StoredTask | StoredProject): number {
  return comparePositions(a.entity, b.entity);
}

/** Who made a pending change, and when. */
export interface Origin {
  readonly timestamp: string;
  readonly actor: Actor;
}

function pending<Entity extends Task | Project>(
  before: Stored<Entity> | null,
  after: Entity,
  trashed_with: string | null,
  { timestamp, actor }: Origin,
): Stored<Entity> {
  const seq = before?.entity.seq ?? 0;
  const { created_seq = 0, field_seq = {} } = before ?? {};
  return { entity: { ...after, seq, updated_at: timestamp, updated_by: actor }, created_seq, field_seq, trashed_with };
}

/** The replica with changes on top that are not in the log yet: what operations see when they are replayed (C1). */
export class OverlayView implements View {
  readonly workspace_id: string;
  /** The records that differ from the replica's. */
  readonly changedTasks = new Map<string, StoredTask>();
  readonly changedProjects = new Map<string, StoredProject>();
  readonly #replica: Replica;
  readonly #members: readonly { readonly id: string; readonly name: string }[];

  constructor(replica: Replica, members: readonly { readonly id: string; readonly name: string }[]) {
    this.workspace_id = replica.workspace_id;
    this.#replica = replica;
    this.#members = members;
  }

  /**
   * Lays a change over what is there. It has no seq yet: the record keeps the one of the state that the person has seen,
   * so that a guard taken from it (X2) neither stumbles over one's own pending writes nor overlooks somebody else's.
   */
  put(change: Change, origin: Origin): void {
    if (change.entity === 'task') {
      this.changedTasks.set(change.after.id, pending(change.before, change.after, change.trashed_with, origin));
    } else {
      this.changedProjects.set(change.after.id, pending(change.before, change.after, change.trashed_with, origin));
    }
  }

  task(id: string): StoredTask | undefined {
    return this.changedTasks.get(id) ?? this.#replica.tasks.get(id);
  }

  project(id: string): StoredProject | undefined {
    return this.changedProjects.get(id) ?? this.#replica.projects.get(id);
  }

  projects(): readonly StoredProject[] {
    const all = new Map([...this.#replica.projects, ...this.changedProjects]);
    return [...all.values()].filter((record) => record.entity.deleted_at === null).toSorted(byPosition);
  }

  subtasks(parent_id: string): readonly StoredTask[] {
    const base = this.#replica.index.withParent(parent_id).values();
    return this.#merged(base, (record) => record.entity.parent_id === parent_id).toSorted(byPosition);
  }

  tasksOfProject(project_id: string): readonly StoredTask[] {
    const base = this.#replica.index.ofProject(project_id).values();
    return this.#merged(base, (record) => record.entity.project_id === project_id).toSorted(byPosition);
  }

  tasksTrashedWith(id: string): readonly StoredTask[] {
    const base = this.#replica.index.trashedWith(id).values();
    return this.#merged(base, (record) => record.trashed_with === id).toSorted(byPosition);
  }

  tasksTitled(title: string): readonly StoredTask[] {
    const wanted = foldText(title.trim());
    const matches = ({ entity }: StoredTask) =>
      entity.deleted_at === null && !entity.completed && foldText(entity.title) === wanted;
    return this.#merged([...this.#replica.tasks.values()].filter(matches), matches);
  }

  siblings(place: Place): readonly StoredTask[] {
    return this.#atPlace(place).toSorted(byPosition);
  }

  lastPosition(place: Place): string | null {
    const base = this.#replica.index.lastAt(placeKey(place));
    if (base !== null && this.changedTasks.has(base.entity.id)) {
      return this.siblings(place).at(-1)?.entity.position ?? null;
    }
    let last = base?.entity.position ?? null;
    for (const { entity } of this.changedTasks.values()) {
      const here = entity.project_id === place.project_id && entity.parent_id === place.parent_id;
      if (here && entity.deleted_at === null && (last === null || entity.position > last)) last = entity.position;
    }
    return last;
  }

  members(): readonly { readonly id: string; readonly name: string }[] {
    return this.#members;
  }

  /** The replica does not keep inverses: undo is the server's (X5). */
  changesOf(_selector: ChangeSelector): readonly LoggedChange[] {
    return [];
  }

  changeAt(_seq: number): LoggedChange | undefined {
    return undefined;
  }

  withinRetention(_selector: ChangeSelector): boolean {
    return true;
  }

  #atPlace(place: Place): StoredTask[] {
    const key = placeKey(place);
    const base = this.#replica.index.atPlace(key).values();
    const all = this.#merged(base, (record) => placeKey(record.entity) === key);
    return all.filter((record) => record.entity.deleted_at === null);
  }

  #merged(base: Iterable<StoredTask>, matches: (record: StoredTask) => boolean): StoredTask[] {
    const unchanged = [...base].filter((record) => !this.changedTasks.has(record.entity.id));
    return [...unchanged, ...[...this.changedTasks.values()].filter(matches)];
  }
}
