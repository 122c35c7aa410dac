import { type Candidate, identifierSchema, LockstepError, registry, type Task } from '@lockstep/protocol';
import type { TaskList } from '../list/task-list.ts';

const shortIdPattern = /^[0-9a-f]{6,12}$/i;
const maxCandidates = 20;

/** Which of several is meant: the id of one, or undefined where nobody can be asked. */
export type Choose = (candidates: readonly Candidate[]) => Promise<string | undefined>;

function fold(text: string): string {
  return text.trim().normalize('NFC').toLowerCase();
}

async function find(list: TaskList, input: Readonly<Record<string, unknown>>): Promise<readonly Task[]> {
  const tasks: Task[] = [];
  let cursor: string | null = null;
  do {
    const page = registry['task.find'].result.parse(
      await list.read('task.find', { limit: 500, ...input, ...(cursor === null ? {} : { cursor }) }),
    );
    tasks.push(...page.tasks);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return tasks;
}

/** Those that the words may mean: the exact title goes before titles with all the words in them. */
async function matches(words: string, status: 'open' | 'done', list: TaskList): Promise<readonly Task[]> {
  const titled = (await find(list, { query: words, status })).filter(({ title }) =>
    words.split(/\s+/).every((word) => fold(title).includes(fold(word))),
  );
  const exact = titled.filter(({ title }) => fold(title) === fold(words));
  if (exact.length > 0) return exact;
  if (titled.length > 0 || !shortIdPattern.test(words)) return titled;
  return (await find(list, { status })).filter(({ id }) => id.endsWith(words.toLowerCase()));
}

/**
 * The id of the one task that words mean: an id, the end of one, a title, or words of a title. Several are asked about,
 * never guessed among. Rejects with LockstepError NOT_FOUND or AMBIGUOUS.
 */
export async function findOneTask(
  words: string,
  status: 'open' | 'done',
  list: TaskList,
  choose: Choose,
): Promise<string> {
  if (identifierSchema.safeParse(words).success) return words;
  const found = await matches(words, status, list);
  const [only] = found;
  if (only === undefined) throw new LockstepError('NOT_FOUND', `No ${status} task is called “${words}”.`);
  if (found.length === 1) return only.id;
  const candidates = found.slice(0, maxCandidates).map(({ id, title }) => ({ id, name: title }));
  const chosen = await choose(candidates);
  if (chosen !== undefined) return chosen;
  throw new LockstepError('AMBIGUOUS', `${found.length} ${status} tasks may be meant by “${words}”.`, { candidates });
}
