import type { UIMessage } from 'ai';
import { getToolName, isToolUIPart } from 'ai';
import type { SeenTask } from './seen-task.ts';
import { fieldsOf, listOf, readTask } from './seen-task.ts';

/** One task before and after a change; `before` is known where the turn had read it. */
export type Difference = {
  before?: SeenTask | undefined;
  after?: SeenTask | undefined;
  /** A task that is gone is known by its title alone. */
  title: string;
};

/** One thing in an answer of the assistant, in the order in which it came. */
export type TurnItem =
  | { kind: 'words'; key: string; text: string }
  | { kind: 'working'; key: string; title: string }
  | { kind: 'change'; key: string; title: string; opId: string; undoes: boolean; differences: readonly Difference[] }
  | { kind: 'failed'; key: string; title: string; error: string }
  | {
      kind: 'question';
      key: string;
      approvalId: string;
      tool: string;
      /** Ids, or the words by which the call names its tasks. */
      named: readonly string[];
      seen: ReadonlyMap<string, SeenTask>;
      answer?: 'approved' | 'denied';
    };

type ToolPart = Extract<UIMessage['parts'][number], { toolCallId: string }>;

/** What only looks is no news: its outcome is in the words. */
const isReading = (tool: string): boolean => /^(?:find|get|list)_/.test(tool);

const tasksIn = (value: unknown): readonly SeenTask[] =>
  listOf(value).flatMap((each) => {
    const task = readTask(each);
    return task === undefined ? [] : [task];
  });

const deletedIn = (value: unknown): readonly Difference[] =>
  listOf(value).flatMap((each) => {
    const { task_title } = fieldsOf(each);
    return typeof task_title === 'string' ? [{ title: task_title }] : [];
  });

const namedIn = (input: unknown): readonly string[] => {
  const { ids, tasks } = fieldsOf(input);
  const references = [...listOf(ids), ...listOf(tasks).map((task) => fieldsOf(task)['id'] ?? fieldsOf(task)['title'])];
  return references.filter((reference) => typeof reference === 'string');
};

/** Reads one answer; what it has read of tasks is kept, to tell later what a change made of them. */
class TurnReader {
  readonly #seen = new Map<string, SeenTask>();

  read(part: UIMessage['parts'][number], key: string): TurnItem | undefined {
    if (part.type === 'text') return part.text.trim() === '' ? undefined : { kind: 'words', key, text: part.text };
    return isToolUIPart(part) ? this.#readCall(part, key) : undefined;
  }

  #readCall(part: ToolPart, key: string): TurnItem | undefined {
    const tool = getToolName(part);
    const title = part.title ?? tool.replaceAll('_', ' ');
    if (part.state === 'output-available') return this.#readOutcome(part.output, tool, title, key);
    if (isReading(tool)) return undefined;
    if (part.state === 'output-error') return { kind: 'failed', key, title, error: part.errorText };
    if (part.approval === undefined) return { kind: 'working', key, title };
    const { id: approvalId, approved } = part.approval;
    const answer = approved === undefined ? {} : { answer: approved ? ('approved' as const) : ('denied' as const) };
    return {
      kind: 'question',
      key,
      approvalId,
      tool,
      named: namedIn(part.input),
      seen: new Map(this.#seen),
      ...answer,
    };
  }

  #readOutcome(output: unknown, tool: string, title: string, key: string): TurnItem | undefined {
    const { op_id, said, tasks, next_tasks, deleted } = fieldsOf(output);
    const changed = tasksIn(tasks).map((after) => ({ after, before: this.#seen.get(after.id), title: after.title }));
    for (const task of [...tasksIn(tasks), ...tasksIn(next_tasks)]) this.#seen.set(task.id, task);
    if (isReading(tool) || typeof op_id !== 'string') return undefined;
    const next = tasksIn(next_tasks).map((after) => ({ after, title: after.title }));
    return {
      kind: 'change',
      key,
      title: typeof said === 'string' ? said : title,
      opId: op_id,
      undoes: tool === 'undo_changes',
      differences: [...changed, ...next, ...deletedIn(deleted)],
    };
  }
}

/** What an answer of the assistant says and does. */
export const readTurn = ({ parts }: Pick<UIMessage, 'parts'>): readonly TurnItem[] => {
  const reader = new TurnReader();
  return parts.flatMap((part, index) => {
    const key = 'toolCallId' in part ? part.toolCallId : `part-${index}`;
    const item = reader.read(part, key);
    return item === undefined ? [] : [item];
  });
};

/** What an answer says, without its calls. */
export const wordsOf = ({ parts }: Pick<UIMessage, 'parts'>): string =>
  parts
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .join('\n\n')
    .trim();
