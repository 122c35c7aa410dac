import { z } from 'zod';
import { LockstepError, type Candidate } from '../error/lockstep-error.ts';
import type { Mention } from './mention.ts';
import type { ReadPlan } from './tool-plan.ts';

/** Answers a read of the registry with what the operation answers, under the asker's rights. */
export type ToolReader = (plan: ReadPlan) => unknown;

type Status = 'open' | 'done' | 'trashed';

/** Where else to look when the likely place has no such title. */
const places: Readonly<Record<Status, readonly Status[]>> = {
  open: ['open', 'done'],
  done: ['done', 'open'],
  trashed: ['trashed'],
};

const maxCandidates = 5;

const foundTasksSchema = z.object({
  tasks: z.array(z.object({ id: z.string(), title: z.string() })),
  next_cursor: z.string().nullable(),
});
const foundProjectsSchema = z.object({ projects: z.array(z.object({ id: z.string(), name: z.string() })) });

function fold(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** Every task of a status whose text has all the title's words, page by page. */
async function tasksLike(title: string, status: Status, read: ToolReader): Promise<Candidate[]> {
  const found: Candidate[] = [];
  let cursor: string | null = null;
  do {
    const input = { query: title, status, limit: 500, ...(cursor === null ? {} : { cursor }) };
    const page = foundTasksSchema.parse(await read({ kind: 'read', operation: 'task.find', input }));
    found.push(...page.tasks.map((task) => ({ id: task.id, name: task.title })));
    cursor = page.next_cursor;
  } while (cursor !== null);
  return found;
}

function choose(mention: Mention, exact: readonly Candidate[]): string | undefined {
  const [first] = exact;
  if (exact.length <= 1) return first?.id;
  const message = `${exact.length} ${mention.entity}s are called “${mention.name}”. Name one by its id.`;
  throw new LockstepError('AMBIGUOUS', message, {
    errors: [{ path: mention.path, message }],
    candidates: exact.slice(0, 20),
  });
}

function notFound(mention: Mention, near: readonly Candidate[]): LockstepError {
  const message = `There is no ${mention.entity} called “${mention.name}”.`;
  return new LockstepError('NOT_FOUND', message, {
    errors: [{ path: mention.path, message }],
    ...(near.length === 0 ? {} : { candidates: near.slice(0, maxCandidates) }),
  });
}

async function resolveTask(mention: Mention, read: ToolReader): Promise<string> {
  const near: Candidate[] = [];
  for (const status of places[mention.among]) {
    const tasks = await tasksLike(mention.name, status, read);
    const exact = tasks.filter((task) => fold(task.name) === fold(mention.name));
    const id = choose(mention, exact);
    if (id !== undefined) return id;
    near.push(...tasks);
  }
  throw notFound(mention, near);
}

async function resolveProject(mention: Mention, read: ToolReader): Promise<string> {
  const answer = await read({ kind: 'read', operation: 'project.list', input: { archived: true } });
  const { projects } = foundProjectsSchema.parse(answer);
  const id = choose(
    mention,
    projects.filter((project) => fold(project.name) === fold(mention.name)),
  );
  if (id !== undefined) return id;
  throw notFound(
    mention,
    projects.filter((project) => fold(project.name).includes(fold(mention.name))),
  );
}

/** Ids by `entity:name`. */
export type ResolvedMentions = ReadonlyMap<string, string>;

/** The key of a mention in `ResolvedMentions`. */
export function mentionKey(entity: Mention['entity'], name: string): string {
  return `${entity}:${name}`;
}

/**
 * Looks up what a call names by title or name: an exact match, case aside, and only one.
 *
 * @throws LockstepError AMBIGUOUS or NOT_FOUND with the candidates and the field's path; never a guess.
 */
export async function resolveMentions(mentions: readonly Mention[], read: ToolReader): Promise<ResolvedMentions> {
  const resolved = new Map<string, string>();
  for (const mention of mentions) {
    const key = mentionKey(mention.entity, mention.name);
    if (resolved.has(key)) continue;
    resolved.set(key, await (mention.entity === 'task' ? resolveTask : resolveProject)(mention, read));
  }
  return resolved;
}
