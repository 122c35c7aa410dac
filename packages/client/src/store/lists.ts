import { comparePositions, foldText, type Asker } from '@lockstep/core';
import type { Project, Task } from '@lockstep/protocol';
import { compareTasks } from '../filter/compare-tasks.ts';
import { matchesFilter } from '../filter/matches-filter.ts';
import type { TaskFilter } from '../filter/task-filter.ts';
import { isIdentifier } from '../outbox/is-identifier.ts';
import { LiveTasks } from './live-tasks.ts';
import type { RecordStore } from './record-store.ts';

/** Lists that are kept up to date although nobody asked for them lately. */
const kept = 64;
const minuteMs = 60_000;

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
}

interface Kept<List> {
  readonly list: List;
  /** Which minute, which zone, which version it was made for. */
  readonly stamp: string;
}

/** Lists by their filter: the same list as long as nothing in it differs. */
export class Lists {
  readonly #context: ListsContext;
  readonly #tasks = new Map<string, Kept<LiveTasks>>();
  readonly #projects = new Map<string, Kept<readonly Project[]>>();

  constructor(context: ListsContext) {
    this.#context = context;
  }

  tasks(asked: TaskFilter): readonly Task[] {
    const filter = this.#resolve(asked);
    if (filter === undefined) return [];
    const asker = this.#asker(filter);
    const key = JSON.stringify(Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const stamp = filter.overdue === true ? `${asker.time_zone} ${asker.now}` : asker.time_zone;
    const known = this.#tasks.get(key);
    if (known?.stamp === stamp) return known.list.current();
    const list = new LiveTasks(
      this.#context.records.source(() => filter.workspace_id ?? this.#context.personalWorkspace()),
      { matches: matchesFilter(filter, asker), compare: compareTasks(filter.sort ?? 'position'), limit: filter.limit },
      known?.list.current(),
    );
    keep(this.#tasks, key, { list, stamp });
    return list.current();
  }

  projects(filter: ProjectFilter): readonly Project[] {
    const { records } = this.#context;
    const workspace_id = filter.workspace_id ?? this.#context.personalWorkspace();
    const key = `${workspace_id} ${filter.archived === true}`;
    const stamp = String(records.projectVersion);
    const known = this.#projects.get(key);
    if (known?.stamp === stamp) return known.list;
    const found = records
      .projects(workspace_id)
      .filter((project) => project.deleted_at === null && (filter.archived === true || !project.archived))
      .toSorted(comparePositions);
    const same = known?.list.length === found.length && found.every((project, index) => project === known.list[index]);
    const list = same ? known.list : found;
    keep(this.#projects, key, { list, stamp });
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
