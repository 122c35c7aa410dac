import type { Task } from '@lockstep/protocol';
import { foldText } from './fold-text.ts';

const folded = new WeakMap<Task, string>();

/** What a search looks at, folded once for each version of a task. */
export function foldedText(task: Task): string {
  const known = folded.get(task);
  if (known !== undefined) return known;
  const text = foldText(`${task.title}\n${task.notes}`);
  folded.set(task, text);
  return text;
}
