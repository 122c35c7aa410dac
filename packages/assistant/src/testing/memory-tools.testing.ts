import { tools as declaredTools } from '@lockstep/protocol';
import { z } from 'zod';
import { aTask } from '../language/testing/fixture.testing.ts';
import { dateEnvironment } from '../language/date/date-environment.ts';
import { filterTasks, type TaskFilter } from '../language/intent/task-filter.ts';
import type { LanguageProject, LanguageTask, MomentContext } from '../language/index.ts';
import type { AssistantTool, CallContext } from '../loop/assistant-tool.ts';

type Writable = { -readonly [Key in keyof LanguageTask]: LanguageTask[Key] } & { notes?: string };

/** A call that reached a tool. */
export interface RecordedCall {
  readonly name: string;
  readonly input: unknown;
  readonly context: CallContext;
}

/** A list of tasks in memory behind the real tools' names and input schemas. */
export interface MemoryTools {
  readonly tools: readonly AssistantTool[];
  readonly tasks: Map<string, Writable>;
  readonly calls: RecordedCall[];
  /** Projects that were made. */
  readonly projects: LanguageProject[];
}

const ids = z.looseObject({ ids: z.array(z.string()) });

/** Makes the tools; an input that the real schema refuses is an error here too. */
export function memoryTools(initial: readonly LanguageTask[], moment: MomentContext): MemoryTools {
  const tasks = new Map<string, Writable>(initial.map((task) => [task.id, { ...task }]));
  const calls: RecordedCall[] = [];
  const projects: LanguageProject[] = [];
  const done: { readonly op_id: string; readonly before: ReadonlyMap<string, Writable> }[] = [];
  const environment = dateEnvironment(moment);
  const named = (input: unknown): Writable[] => ids.parse(input).ids.map((id) => must(tasks.get(id)));

  const run: Readonly<Record<string, (input: unknown) => Readonly<Record<string, unknown>>>> = {
    find_tasks: (input) => find(input),
    get_overview: () => ({ seq: done.length, projects: [], labels: [] }),
    get_changes: () => ({
      changes: done.map(({ op_id }) => ({
        op_id,
        run_id: 'run-1',
        type: 'task_updated',
        title: 'x',
        timestamp: '2026-11-25T09:00:00Z',
        by: 'Kim',
        kind: 'assistant',
      })),
    }),
    save_projects: (input) => {
      const made = z
        .looseObject({ items: z.array(z.object({ name: z.string() })) })
        .parse(input)
        .items.map(({ name }) => ({ id: `p-${name}`, name, archived: false }));
      projects.push(...made);
      return { projects: made };
    },
    add_tasks: (input) => ({ tasks: addMany(input) }),
    complete_tasks: (input) => ({
      tasks: named(input).map((task) =>
        Object.assign(task, { completed: z.looseObject({ done: z.boolean() }).parse(input).done }),
      ),
    }),
    delete_tasks: (input) => ({
      deleted: named(input).map((task) => Object.assign(task, { deleted_at: '2026-11-25T09:00:00Z' })),
    }),
    restore_tasks: (input) => ({ tasks: named(input).map((task) => Object.assign(task, { deleted_at: null })) }),
    skip_tasks: (input) => ({ tasks: named(input) }),
    reschedule_tasks: (input) => {
      const [due_date = '', due_time] = z.looseObject({ to: z.string() }).parse(input).to.split(' ');
      return {
        tasks: named(input).map((task) =>
          Object.assign(task, { due_date, ...(due_time ? { due_time, due_zone: moment.zone } : {}) }),
        ),
      };
    },
    move_tasks: (input) => ({
      tasks: z
        .looseObject({ items: z.array(z.object({ id: z.string(), project: z.string() })) })
        .parse(input)
        .items.map(({ id, project }) => Object.assign(must(tasks.get(id)), { project_id: project })),
    }),
    update_tasks: (input) => ({ tasks: update(input) }),
    undo_changes: (input) => undo(z.looseObject({ op_id: z.string().optional() }).parse(input).op_id),
  };

  function find(input: unknown): Readonly<Record<string, unknown>> {
    const wanted = z
      .looseObject({
        ids: z.array(z.string()).optional(),
        query: z.string().optional(),
        status: z.enum(['open', 'done', 'trashed', 'all']),
      })
      .parse(input);
    const { ids: only, query, status } = wanted;
    const filter: TaskFilter = { ...pick(wanted), status, ...(query === undefined ? {} : { query }) };
    const found = only
      ? only.flatMap((id) => tasks.get(id) ?? [])
      : filterTasks([...tasks.values()], filter, environment);
    return { tasks: found, seq: done.length };
  }

  function pick(wanted: Readonly<Record<string, unknown>>): Partial<TaskFilter> {
    const known = [
      'project',
      'labels',
      'priority',
      'assignee',
      'overdue',
      'due_from',
      'due_to',
      'completed_from',
      'completed_to',
    ];
    return Object.fromEntries(Object.entries(wanted).filter(([key]) => known.includes(key)));
  }

  function addMany(input: unknown): Writable[] {
    const added = z.looseObject({ tasks: z.array(z.looseObject({ title: z.string() })) }).parse(input).tasks;
    return added.map((fields) => {
      const task: Writable = { ...aTask(`new-${tasks.size}`, fields.title), ...fields, recurrence: null };
      tasks.set(task.id, task);
      return task;
    });
  }

  function update(input: unknown): Writable[] {
    const edits = z
      .looseObject({
        tasks: z.array(
          z.looseObject({ id: z.string(), set: z.looseObject({}).optional(), clear: z.array(z.string()).optional() }),
        ),
      })
      .parse(input).tasks;
    return edits.map(({ id, set, clear = [] }) =>
      Object.assign(must(tasks.get(id)), set, Object.fromEntries(clear.map((field) => [field, null]))),
    );
  }

  function undo(op_id: string | undefined): Readonly<Record<string, unknown>> {
    const entry = must(done.find((candidate) => candidate.op_id === op_id));
    for (const id of tasks.keys()) if (!entry.before.has(id)) tasks.delete(id);
    for (const [id, task] of entry.before) tasks.set(id, { ...task });
    return { reverted: 1, kept: [] };
  }

  const tools = declaredTools.flatMap((tool): AssistantTool[] => {
    const body = run[tool.name];
    if (!body) return [];
    const { readOnlyHint } = tool.hints;
    return [
      {
        name: tool.name,
        title: tool.title,
        description: tool.description,
        inputSchema: lenientIds(tool.input),
        readOnly: readOnlyHint,
        ...(readOnlyHint
          ? {}
          : { weigh: (input: unknown) => ({ size: sizeOf(input), destructive: tool.name === 'delete_tasks' }) }),
        execute: async (input, context) => {
          calls.push({ name: tool.name, input, context });
          const before = new Map([...tasks].map(([id, task]) => [id, { ...task }]));
          const answer = body(input);
          if (readOnlyHint) return Promise.resolve(answer);
          done.push({ op_id: context.opId, before });
          return Promise.resolve({ op_id: context.opId, seq: done.length, ...answer });
        },
      },
    ];
  });
  return { tools, tasks, calls, projects };
}

/** The real schema, but for ids: those of the tests are short words and no UUIDs. */
function lenientIds(schema: z.ZodObject): z.ZodType {
  const { shape } = schema;
  return 'ids' in shape ? z.strictObject({ ...shape, ids: z.array(z.string()).min(1).max(500).optional() }) : schema;
}

function sizeOf(input: unknown): number {
  const {
    ids: named,
    tasks,
    items,
  } = z
    .looseObject({
      ids: z.array(z.unknown()).optional(),
      tasks: z.array(z.unknown()).optional(),
      items: z.array(z.unknown()).optional(),
    })
    .parse(input);
  return (named ?? tasks ?? items ?? [1]).length;
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('There is no such record.');
  return value;
}
