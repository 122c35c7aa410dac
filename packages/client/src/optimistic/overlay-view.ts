import type {
  Change,
  ChangeSelector,
  LoggedChange,
  Place,
  Stamp,
  StoredProject,
  StoredTask,
  View,
} from '@lockstep/core';
import { comparePositions, foldText, stampChange } from '@lockstep/core';
import type { Replica } from '../replica/replica.ts';
import { indexOf, placeKey } from '../replica/replica-index.ts';

function byPosition(a: StoredTask | StoredProject, b: StoredTask | StoredProject): number {
  return comparePositions(a.entity, b.entity);
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

  /** Lays a change over what is there. */
  put(change: Change, stamp: Stamp): void {
    const { record } = stampChange(change, stamp);
    if (change.entity === 'task') this.changedTasks.set(record.entity.id, record as StoredTask);
    else this.changedProjects.set(record.entity.id, record as StoredProject);
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
    const base = indexOf(this.#replica).byParent.get(parent_id) ?? [];
    return this.#merged(base, (record) => record.entity.parent_id === parent_id).toSorted(byPosition);
  }

  tasksOfProject(project_id: string): readonly StoredTask[] {
    const base = indexOf(this.#replica).byProject.get(project_id) ?? [];
    return this.#merged(base, (record) => record.entity.project_id === project_id).toSorted(byPosition);
  }

  tasksTrashedWith(id: string): readonly StoredTask[] {
    const base = indexOf(this.#replica).byTrash.get(id) ?? [];
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
    let last: string | null = null;
    for (const { entity } of this.#atPlace(place)) {
      if (last === null || entity.position > last) last = entity.position;
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
    const base = indexOf(this.#replica).byPlace.get(key) ?? [];
    const all = this.#merged(base, (record) => placeKey(record.entity) === key);
    return all.filter((record) => record.entity.deleted_at === null);
  }

  #merged(base: readonly StoredTask[], matches: (record: StoredTask) => boolean): StoredTask[] {
    const unchanged = base.filter((record) => !this.changedTasks.has(record.entity.id));
    return [...unchanged, ...[...this.changedTasks.values()].filter(matches)];
  }
}
