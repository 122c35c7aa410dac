import type { Actor, Member, Project, Task, WorkspaceRecord } from '@lockstep/protocol';
import { comparePositions } from '../order/compare-positions.ts';
import type { Change } from './change.ts';
import { presentByName } from './present-by-name.ts';
import { stampChanges, type StampedChange } from './stamp.ts';
import type { Stored, StoredMember, StoredProject, StoredTask, StoredWorkspace } from './stored.ts';
import { hasTitle } from './titled.ts';
import type { ChangeSelector, LoggedChange, Person, PersonReference, Place, View } from './view.ts';

/** Who wrote a group of changes, when, and under which op_id. */
export interface Origin {
  readonly op_id: string;
  readonly actor: Actor;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
}

interface Logged extends LoggedChange {
  readonly stamped: StampedChange;
}

/** What a workspace begins with, and whom its owners may let in. */
export interface Beginning {
  readonly workspace?: WorkspaceRecord | undefined;
  readonly members?: readonly Member[];
  readonly people?: readonly (Person & { readonly email?: string })[];
}

function asBegun<Entity extends { readonly seq: number }>(entity: Entity): Stored<Entity> {
  return { entity, created_seq: entity.seq, field_seq: {}, trashed_with: null };
}

/** A workspace held in memory: its records and the log that made them. The plainest store there is, for tests and tools. */
export class MemoryState implements View {
  readonly workspace_id: string;
  readonly #beginning: Beginning;
  readonly #members = new Map<string, StoredMember>();
  #workspace: StoredWorkspace | undefined;
  readonly #tasks = new Map<string, StoredTask>();
  readonly #projects = new Map<string, StoredProject>();
  readonly #purged = new Set<string>();
  readonly #log: Logged[] = [];
  #floor = 0;

  constructor(workspace_id: string, beginning: Beginning = {}) {
    this.workspace_id = workspace_id;
    this.#beginning = beginning;
    const { workspace, members = [] } = beginning;
    this.#workspace = workspace === undefined ? undefined : asBegun(workspace);
    for (const member of members) this.#members.set(member.id, asBegun(member));
  }

  /** The seq of the last change. */
  get head(): number {
    return this.#log.length;
  }

  /** Enters an operation's changes into the log, each with the next seq, and its records with them. */
  commit(changes: readonly Change[], { op_id, actor, timestamp }: Origin): readonly StampedChange[] {
    const all = stampChanges(changes, { seq: this.head + 1, actor, timestamp });
    for (const stamped of all) {
      this.#apply(stamped);
      const { seq, id } = stamped.record.entity;
      const { entity, type } = stamped.change;
      this.#log.push({ seq, op_id, entity, id, type, actor, inverse: stamped.inverse, stamped });
    }
    return all;
  }

  /** A state made anew from the log up to a seq. */
  replayed(seq: number = this.head): MemoryState {
    const state = new MemoryState(this.workspace_id, this.#beginning);
    for (const logged of this.#log.slice(0, seq)) {
      state.#apply(logged.stamped);
      state.#log.push(logged);
    }
    return state;
  }

  /** Every task, trashed ones too. */
  tasks(): readonly StoredTask[] {
    return [...this.#tasks.values()];
  }

  /** Every member, former ones too. */
  allMembers(): readonly StoredMember[] {
    return [...this.#members.values()];
  }

  /** Every project, deleted ones too. */
  allProjects(): readonly StoredProject[] {
    return [...this.#projects.values()];
  }

  task(id: string): StoredTask | undefined {
    return this.#tasks.get(id);
  }

  wasPurged(id: string): boolean {
    return this.#purged.has(id);
  }

  /** Lets nothing of a task stay but that its id was used (X7). */
  purge(id: string): void {
    this.#tasks.delete(id);
    this.#purged.add(id);
  }

  subtasks(parent_id: string): readonly StoredTask[] {
    return this.#select(({ entity }) => entity.parent_id === parent_id);
  }

  tasksOfProject(project_id: string): readonly StoredTask[] {
    return this.#select(({ entity }) => entity.project_id === project_id);
  }

  tasksTrashedWith(id: string): readonly StoredTask[] {
    return this.#select(({ trashed_with }) => trashed_with === id);
  }

  tasksTitled(title: string): readonly StoredTask[] {
    return this.#select((record) => hasTitle(record, title));
  }

  siblings(place: Place): readonly StoredTask[] {
    return this.#select(
      ({ entity }) =>
        entity.deleted_at === null && entity.project_id === place.project_id && entity.parent_id === place.parent_id,
    );
  }

  lastPosition(place: Place): string | null {
    return this.siblings(place).at(-1)?.entity.position ?? null;
  }

  project(id: string): StoredProject | undefined {
    return this.#projects.get(id);
  }

  projects(): readonly StoredProject[] {
    return [...this.#projects.values()]
      .filter(({ entity }) => entity.deleted_at === null)
      .toSorted((a, b) => comparePositions(a.entity, b.entity));
  }

  workspace(): StoredWorkspace | undefined {
    return this.#workspace;
  }

  member(id: string): StoredMember | undefined {
    return this.#members.get(id);
  }

  members(): readonly StoredMember[] {
    return presentByName(this.#members.values());
  }

  person(reference: PersonReference): Person | undefined {
    const { people = [] } = this.#beginning;
    return people.find((person) => ('id' in reference ? person.id === reference.id : person.email === reference.email));
  }

  changesOf(selector: ChangeSelector): readonly LoggedChange[] {
    return this.#log.filter((change) =>
      'op_id' in selector ? change.op_id === selector.op_id : change.actor.run_id === selector.run_id,
    );
  }

  changeAt(seq: number): LoggedChange | undefined {
    return this.#log[seq - 1];
  }

  withinRetention(selector: ChangeSelector): boolean {
    return this.changesOf(selector).every(({ seq }) => seq > this.#floor);
  }

  /** Lets retention pass everything so far (S5). */
  expire(): void {
    this.#floor = this.head;
  }

  #select(belongs: (record: StoredTask) => boolean): StoredTask[] {
    return [...this.#tasks.values()].filter(belongs).toSorted((a, b) => comparePositions(a.entity, b.entity));
  }

  #apply({ change, record }: StampedChange): void {
    // The record of a change is of the change's kind.
    const { id } = record.entity;
    if (change.entity === 'task') this.#tasks.set(id, { ...record, entity: record.entity as Task });
    else if (change.entity === 'project') this.#projects.set(id, { ...record, entity: record.entity as Project });
    else if (change.entity === 'member') this.#members.set(id, { ...record, entity: record.entity as Member });
    else this.#workspace = { ...record, entity: record.entity as WorkspaceRecord };
  }
}
