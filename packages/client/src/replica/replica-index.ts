import type { Place, StoredTask } from '@lockstep/core';

type Group = ReadonlyMap<string, StoredTask>;

const none: Group = new Map();

/** Siblings share it. */
export function placeKey(place: Place): string {
  return `${place.project_id ?? ''}/${place.parent_id ?? ''}`;
}

/** Tasks in groups, e.g. by their parent; a task without a key is in none. */
class Grouping {
  readonly #groups = new Map<string, Map<string, StoredTask>>();
  readonly #keyOf: (record: StoredTask) => string | null;

  constructor(keyOf: (record: StoredTask) => string | null) {
    this.#keyOf = keyOf;
  }

  of(key: string): Group {
    return this.#groups.get(key) ?? none;
  }

  add(record: StoredTask): void {
    const key = this.#keyOf(record);
    if (key === null) return;
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, new Map([[record.entity.id, record]]));
    else group.set(record.entity.id, record);
  }

  remove(record: StoredTask): void {
    const key = this.#keyOf(record);
    if (key !== null) this.#groups.get(key)?.delete(record.entity.id);
  }
}

/** The replica's tasks by where they stand, kept up with every change: a replay asks for a place, not for all tasks. */
export class ReplicaIndex {
  readonly #byPlace = new Grouping((record) => placeKey(record.entity));
  readonly #byParent = new Grouping((record) => record.entity.parent_id);
  readonly #byProject = new Grouping((record) => record.entity.project_id);
  readonly #byTrash = new Grouping((record) => record.trashed_with);
  readonly #last = new Map<string, StoredTask | null>();

  constructor(records: Iterable<StoredTask>) {
    for (const record of records) this.put(undefined, record);
  }

  put(before: StoredTask | undefined, after: StoredTask): void {
    for (const grouping of [this.#byPlace, this.#byParent, this.#byProject, this.#byTrash]) {
      if (before !== undefined) grouping.remove(before);
      grouping.add(after);
    }
    if (before !== undefined) this.#last.delete(placeKey(before.entity));
    this.#last.delete(placeKey(after.entity));
  }

  /** A task of which nothing is left. */
  remove(record: StoredTask): void {
    for (const grouping of [this.#byPlace, this.#byParent, this.#byProject, this.#byTrash]) grouping.remove(record);
    this.#last.delete(placeKey(record.entity));
  }

  atPlace(key: string): Group {
    return this.#byPlace.of(key);
  }

  withParent(id: string): Group {
    return this.#byParent.of(id);
  }

  ofProject(id: string): Group {
    return this.#byProject.of(id);
  }

  trashedWith(id: string): Group {
    return this.#byTrash.of(id);
  }

  /** The last untrashed task at a place, null where there is none. */
  lastAt(key: string): StoredTask | null {
    const known = this.#last.get(key);
    if (known !== undefined) return known;
    let last: StoredTask | null = null;
    for (const record of this.atPlace(key).values()) {
      const { deleted_at, position } = record.entity;
      if (deleted_at === null && (last === null || position > last.entity.position)) last = record;
    }
    this.#last.set(key, last);
    return last;
  }
}
