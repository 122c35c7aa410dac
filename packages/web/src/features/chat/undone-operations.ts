import type { UIMessage } from 'ai';
import { getToolName, isToolUIPart } from 'ai';
import { fieldsOf } from './seen-task.ts';

/** The operations that were taken back by words in the conversation itself, as far as they name one operation. */
export const undoneOperations = (messages: readonly Pick<UIMessage, 'parts'>[]): ReadonlySet<string> => {
  const undone = new Set<string>();
  const undoes = new Map<string, string>();
  for (const part of messages.flatMap(({ parts }) => parts)) {
    if (!isToolUIPart(part) || part.state !== 'output-available' || getToolName(part) !== 'undo_changes') continue;
    const { op_id: target } = fieldsOf(part.input);
    const { op_id: by } = fieldsOf(part.output);
    if (typeof target !== 'string' || typeof by !== 'string') continue;
    undone.add(target);
    undoes.set(by, target);
    // Undoing an undo does it again.
    const restored = undoes.get(target);
    if (restored !== undefined) undone.delete(restored);
  }
  return undone;
};
