import type { ChangeEvent } from '@lockstep/protocol';
import type {
  ChangeSelector,
  LoggedChange,
  Person,
  PersonReference,
  Place,
  StoredMember,
  StoredProject,
  StoredTask,
  StoredWorkspace,
  View,
} from '@lockstep/core';
import { foldText, presentByName } from '@lockstep/core';
import { timeOfId } from './time-of-id.ts';
import { storedMember, storedProject, storedTask, storedWorkspace } from './record-row.ts';
import type { LoggedRow, ViewStatements } from './view-statements.ts';

function toLogged(row: LoggedRow): LoggedChange {
  return {
    seq: row.seq,
    op_id: row.op_id,
    entity: row.entity,
    id: row.entity_id,
    type: row.type,
    actor: (JSON.parse(row.event) as ChangeEvent).actor,
    inverse: JSON.parse(row.inverse) as LoggedChange['inverse'],
  };
}

function likePattern(folded: string): string {
  return `%${folded.replaceAll(/[%_]/g, '_')}%`;
}

/**
 * What rules read of one workspace, from the open transaction (or, outside one, from what is committed). A view lasts as
 * long as its operation's rules read and write nothing yet, so a task is looked up once.
 */
export class SqliteView implements View {
  readonly workspace_id: string;
  readonly #statements: ViewStatements;
  readonly #tasks = new Map<string, StoredTask | undefined>();

  constructor(workspace_id: string, statements: ViewStatements) {
    this.workspace_id = workspace_id;
    this.#statements = statements;
  }

  task(id: string): StoredTask | undefined {
    const known = this.#tasks.get(id);
    if (known !== undefined || this.#tasks.has(id)) return known;
    const row = this.#statements.task.get(this.workspace_id, id);
    const found = row === undefined ? undefined : storedTask(row);
    this.#tasks.set(id, found);
    return found;
  }

  wasPurged(id: string): boolean {
    return this.#statements.purgedTask.get(id, this.workspace_id) !== undefined;
  }

  subtasks(parent_id: string): readonly StoredTask[] {
    return this.#statements.subtasks.all(this.workspace_id, parent_id).map(storedTask);
  }

  tasksOfProject(project_id: string): readonly StoredTask[] {
    return this.#statements.tasksOfProject.all(this.workspace_id, project_id).map(storedTask);
  }

  tasksTrashedWith(id: string): readonly StoredTask[] {
    return this.#statements.tasksTrashedWith.all(this.workspace_id, id).map(storedTask);
  }

  tasksTitled(title: string): readonly StoredTask[] {
    const wanted = foldText(title.trim());
    return this.#statements.openTasks
      .all(this.workspace_id, likePattern(wanted), 0)
      .filter((row) => foldText(row.title) === wanted)
      .map(storedTask);
  }

  siblings(place: Place): readonly StoredTask[] {
    return this.#statements.siblings.all(this.workspace_id, place.parent_id, place.project_id).map(storedTask);
  }

  lastPosition(place: Place): string | null {
    const row = this.#statements.lastSibling.get(this.workspace_id, place.parent_id, place.project_id, 1);
    return row?.position ?? null;
  }

  project(id: string): StoredProject | undefined {
    const row = this.#statements.project.get(this.workspace_id, id);
    return row === undefined ? undefined : storedProject(row);
  }

  projects(): readonly StoredProject[] {
    return this.#statements.projects.all(this.workspace_id).map(storedProject);
  }

  workspace(): StoredWorkspace | undefined {
    const row = this.#statements.workspace.get(this.workspace_id);
    return row === undefined ? undefined : storedWorkspace(row);
  }

  member(id: string): StoredMember | undefined {
    const row = this.#statements.member.get(this.workspace_id, id);
    return row === undefined ? undefined : storedMember(row);
  }

  members(): readonly StoredMember[] {
    return presentByName(this.#statements.members.all(this.workspace_id).map(storedMember));
  }

  person(reference: PersonReference): Person | undefined {
    const { personById, personByEmail } = this.#statements;
    return 'id' in reference ? personById.get(reference.id) : personByEmail.get(reference.email);
  }

  changesOf(selector: ChangeSelector): readonly LoggedChange[] {
    if ('run_id' in selector) {
      return this.#statements.changesOfRun.all(this.workspace_id, selector.run_id).map(toLogged);
    }
    return this.#operationRanges(selector.op_id)
      .flatMap(({ first_seq, last_seq }) =>
        this.#statements.changesBetween.all(this.workspace_id, first_seq ?? last_seq + 1, last_seq),
      )
      .map(toLogged);
  }

  changeAt(seq: number): LoggedChange | undefined {
    const row = this.#statements.changesBetween.get(this.workspace_id, seq, seq);
    return row === undefined ? undefined : toLogged(row);
  }

  withinRetention(selector: ChangeSelector): boolean {
    const floor = this.#statements.floor.get(this.workspace_id)?.floor ?? 0;
    if (floor === 0) return true;
    if ('run_id' in selector) {
      const { run_id } = selector;
      if (this.#statements.cutRun.get(this.workspace_id, run_id) !== undefined) return false;
      return (
        this.#statements.changesOfRun.get(this.workspace_id, run_id) !== undefined || !this.#predates(run_id, floor)
      );
    }
    return this.#operationRanges(selector.op_id).length > 0 || !this.#predates(selector.op_id, floor);
  }

  /**
   * Whether what bore an id that is nowhere in the log may have been discarded: the id tells when it was made (UUIDv7),
   * or tells nothing.
   */
  #predates(id: string, floor: number): boolean {
    const oldest = this.#statements.changesBetween.get(this.workspace_id, floor + 1, floor + 1);
    const madeAt = timeOfId(id);
    if (oldest === undefined || madeAt === undefined) return true;
    return madeAt <= Date.parse((JSON.parse(oldest.event) as ChangeEvent).timestamp);
  }

  /** More than one where several members have used the same op_id. */
  #operationRanges(op_id: string): readonly { first_seq: number | null; last_seq: number }[] {
    return this.#statements.operationRanges.all(this.workspace_id, op_id, this.workspace_id, 'done');
  }
}
