import {
  comparePositions,
  hasTitle,
  presentByName,
  type ChangeSelector,
  type LoggedChange,
  type Person,
  type PersonReference,
  type Place,
  type StoredMember,
  type StoredProject,
  type StoredTask,
  type StoredWorkspace,
  type View,
} from '@lockstep/core';
import type { Replica } from '../replica/replica.ts';
import { placeKey } from '../replica/replica-index.ts';

function sorted<Stored extends StoredTask | StoredProject>(records: Iterable<Stored>): readonly Stored[] {
  return [...records].toSorted((a, b) => comparePositions(a.entity, b.entity));
}

/** The replica as operations see it when they are replayed. */
export class ReplicaView implements View {
  readonly workspace_id: string;
  readonly #replica: Replica;

  constructor(replica: Replica) {
    this.workspace_id = replica.workspace_id;
    this.#replica = replica;
  }

  task(id: string): StoredTask | undefined {
    return this.#replica.tasks.get(id);
  }

  /** A replica does not know; the server does. */
  wasPurged(): boolean {
    return false;
  }

  project(id: string): StoredProject | undefined {
    return this.#replica.projects.get(id);
  }

  projects(): readonly StoredProject[] {
    return sorted([...this.#replica.projects.values()].filter(({ entity }) => entity.deleted_at === null));
  }

  subtasks(parent_id: string): readonly StoredTask[] {
    return sorted(this.#replica.index.withParent(parent_id).values());
  }

  tasksOfProject(project_id: string): readonly StoredTask[] {
    return sorted(this.#replica.index.ofProject(project_id).values());
  }

  tasksTrashedWith(id: string): readonly StoredTask[] {
    return sorted(this.#replica.index.trashedWith(id).values());
  }

  tasksTitled(title: string): readonly StoredTask[] {
    return [...this.#replica.tasks.values()].filter((record) => hasTitle(record, title));
  }

  siblings(place: Place): readonly StoredTask[] {
    const there = [...this.#replica.index.atPlace(placeKey(place)).values()];
    return sorted(there.filter(({ entity }) => entity.deleted_at === null));
  }

  lastPosition(place: Place): string | null {
    return this.#replica.index.lastAt(placeKey(place))?.entity.position ?? null;
  }

  workspace(): StoredWorkspace | undefined {
    return this.#replica.workspaces.get(this.workspace_id);
  }

  member(id: string): StoredMember | undefined {
    return this.#replica.members.get(id);
  }

  members(): readonly StoredMember[] {
    return presentByName(this.#replica.members.values());
  }

  /** Whoever was never a member, the server alone knows. */
  person(reference: PersonReference): Person | undefined {
    return 'id' in reference ? this.member(reference.id)?.entity : undefined;
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
}
