import type { Asker } from '@lockstep/core';
import { comparePositions, compareTasks, dependsOnTime, foldText, matchesAtAnyTime } from '@lockstep/core/lists';
import type { Member, Project, Task } from '@lockstep/protocol';
import type { Rules } from '../optimistic/rules.ts';
import { isIdentifier } from '../outbox/is-identifier.ts';
import type { RecordKind, StoredRecords } from '../replica/record-kinds.ts';
import { LiveTasks } from './live-tasks.ts';
import type { RecordStore } from './record-store.ts';
import type { TaskFilter } from './task-filter.ts';

/** Lists that are kept up to date although nobody asked for them lately. */
const kept = 64;
const minuteMs = 60_000;
/** The same each time, so that nobody takes it for another list. */
const nothing: readonly Task[] = [];

/** As `task.find` sorts, but by time where it goes by seq: a pending change has none of its own yet. */
function comparing(sort: NonNullable<TaskFilter['sort']>): (a: Task, b: Task) => number {
  const compare = compareTasks(sort);
  if (sort !== 'updated') return compare;
  return (a, b) => (a.updated_at === b.updated_at ? compare(a, b) : a.updated_at > b.updated_at ? -1 : 1);
}

export interface ProjectFilter {
  readonly workspace_id?: string;
  /** Archived ones too. */
  readonly archived?: boolean;
}

/** What the lists need to know of the rest of the client. */
export interface ListsContext {
  readonly records: RecordStore;
  personalWorkspace(): string | undefined;
  timeZone(): string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls for lists to be looked at again after this long, because time alone changes them. */
  lookAgainIn(ms: number): void;
  /** What lists need that go by the time; calls for them to be looked at again once it is there. */
  rules(): Pick<Rules, 'matchesFilter'> | undefined;
}

interface Kept<List> {
  readonly list: List;
  /** Which minute, which zone, which version it was made for. */
  readonly stamp: string;
}

type EntityOf<Kind extends RecordKind> = StoredRecords[Kind]['entity'];

/** Lists by their filter: the same list as long as nothing in it differs. */
export class Lists {
  readonly #context: ListsContext;
  readonly #tasks = new Map<string, Kept<LiveTasks>>();
  readonly #others = new Map<string, Kept<readonly (Project | Member)[]>>();

  constructor(context: ListsContext) {
    this.#context = context;
  }

  tasks(asked: TaskFilter): readonly Task[] {
    const filter = this.#resolve(asked);
    if (filter === undefined) return nothing;
    const asker = this.#asker(filter);
    const key = JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const stamp = filter.overdue === true ? `${asker.time_zone} ${asker.now}` : asker.time_zone;
    const known = this.#tasks.get(key);
    if (known?.stamp === stamp) return known.list.current();
    const matches = this.#matching(filter, asker);
    if (matches === undefined) return nothing;
    const list = new LiveTasks(
      this.#context.records.source(() => filter.workspace_id ?? this.#context.personalWorkspace()),
      { matches, compare: comparing(filter.sort ?? 'position'), limit: filter.limit },
      known?.list.current(),
    );
    keep(this.#tasks, key, { list, stamp });
    return list.current();
  }

  projects({ workspace_id, archived = false }: ProjectFilter): readonly Project[] {
    return this.#list('projects', workspace_id, archived, comparePositions);
  }

  members(workspace_id?: string): readonly Member[] {
    return this.#list('members', workspace_id, false, (a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  }

  /** What is not deleted of a kind, in this order; the list that was there if it holds the same. */
  #list<Kind extends 'projects' | 'members'>(
    kind: Kind,
    workspace_id = this.#context.personalWorkspace(),
    archived: boolean,
    compare: (a: EntityOf<Kind>, b: EntityOf<Kind>) => number,
  ): readonly EntityOf<Kind>[] {
    const { records } = this.#context;
    const key = `${kind} ${workspace_id} ${archived}`;
    const stamp = String(records.version(kind));
    // Lists of a kind are kept under its name.
    const known = this.#others.get(key) as Kept<readonly EntityOf<Kind>[]> | undefined;
    if (known?.stamp === stamp) return known.list;
    const found = records
      .records(kind, workspace_id)
      .filter((record) => record.deleted_at === null && (archived || !('archived' in record && record.archived)))
      .toSorted(compare);
    const same = known?.list.length === found.length && found.every((record, index) => record === known.list[index]);
    const list = same ? known.list : found;
    keep(this.#others, key, { list, stamp });
    return list;
  }

  /** A project's name becomes its id; undefined where there is no such project. */
  #resolve(filter: TaskFilter): TaskFilter | undefined {
    const { project } = filter;
    if (project === undefined || project === 'inbox' || isIdentifier(project)) return filter;
    const workspace = filter.workspace_id === undefined ? {} : { workspace_id: filter.workspace_id };
    const wanted = foldText(project.trim());
    const named = this.projects({ ...workspace, archived: true }).find(({ name }) => foldText(name) === wanted);
    return named === undefined ? undefined : { ...filter, project: named.id };
  }

  /** Judges as `task.find` does; references are ids by now. Undefined while the rules are not there that it takes. */
  #matching(filter: TaskFilter, asker: Asker): ((task: Task) => boolean) | undefined {
    if (!dependsOnTime(filter)) return matchesAtAnyTime(filter);
    return this.#context.rules()?.matchesFilter(filter, asker);
  }

  /** The moment is told to the minute: within it no list changes by itself. */
  #asker(filter: TaskFilter): Asker {
    const now = this.#context.now();
    if (filter.overdue === true) this.#context.lookAgainIn(minuteMs - (now % minuteMs));
    return {
      now: new Date(now - (now % minuteMs)).toISOString(),
      time_zone: filter.time_zone ?? this.#context.timeZone(),
    };
  }
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= kept) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
