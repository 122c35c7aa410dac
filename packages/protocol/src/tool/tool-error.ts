import { LockstepError } from '../error/lockstep-error.ts';
import type { Tool } from './define-tool.ts';

function inToolTerms(list: string, path: string): string {
  const match = /^items\.(\d+)(?:\.(.+))?$/.exec(path);
  if (match === null) return path;
  const [, index = '', field] = match;
  if (field === undefined || (list === 'ids' && field === 'id')) return `${list}.${index}`;
  return `${list}.${index}.${field}`;
}

/** An operation's error with its paths in the tool's terms: `items.0.title` of task.add is `tasks.0.title` of add_tasks. */
export function toolError(tool: Tool, error: LockstepError): LockstepError {
  const { list } = tool;
  if (list === undefined || list === 'items' || error.errors.length === 0) return error;
  return new LockstepError(error.code, error.message, {
    errors: error.errors.map(({ path, message }) => ({ path: inToolTerms(list, path), message })),
    current: error.current,
    ...(error.candidates === undefined ? {} : { candidates: error.candidates }),
    cause: error,
  });
}
