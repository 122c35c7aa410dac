import type { OutboxItem } from '@lockstep/client';

/** What a change is called: `name` is the title or name of what it is about, empty where none is known. */
export type ChangeWords = (item: OutboxItem, name: string) => string;

const verbs: Readonly<Record<string, string>> = {
  'task.add': 'Add',
  'task.update': 'Change',
  'task.complete': 'Complete',
  'task.reopen': 'Reopen',
  'task.move': 'Move',
  'task.reschedule': 'Reschedule',
  'task.skip': 'Skip',
  'task.delete': 'Delete',
  'task.restore': 'Restore',
  'project.save': 'Save project',
  'project.archive': 'Archive project',
  'project.delete': 'Delete project',
  'change.undo': 'Undo',
};

/** An operation of a later version says what it does, if less well: `comment.add` is “Add comment”. */
function plainVerb(operation: string): string {
  const [group = '', method = ''] = operation.split('.');
  const words = `${method.replaceAll('_', ' ')} ${group}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A change in English: “Complete “Pay rent””, “Delete 3 items”. */
export const changeWords: ChangeWords = ({ operation, input }, name) => {
  const verb = verbs[operation] ?? plainVerb(operation);
  if (name !== '') return `${verb} “${name}”`;
  const items = input['items'];
  if (!Array.isArray(items)) return verb;
  return `${verb} ${items.length === 1 ? '1 item' : `${items.length} items`}`;
};
