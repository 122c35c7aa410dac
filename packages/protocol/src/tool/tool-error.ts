import { LockstepError } from '../error/lockstep-error.ts';
import type { Tool } from './define-tool.ts';

function inToolTerms(list: string, path: string): string {
  return path.replace(/^items\.(\d+)(\.id\b)?/, (_found, index: string, id: string | undefined) =>
    list === 'ids' ? `ids.${index}` : `${list}.${index}${id ?? ''}`,
  );
}

/**
 * An operation's error in the tool's terms: `items.0.title` of task.add is `tasks.0.title` of add_tasks, in the paths and
 * at the head of the detail, where core names the item at fault.
 */
export function toolError(tool: Tool, error: LockstepError): LockstepError {
  const { list } = tool;
  if (list === undefined || list === 'items') return error;
  return new LockstepError(error.code, inToolTerms(list, error.message), {
    errors: error.errors.map(({ path, message }) => ({ path: inToolTerms(list, path), message })),
    current: error.current,
    ...(error.candidates === undefined ? {} : { candidates: error.candidates }),
    cause: error,
  });
}
