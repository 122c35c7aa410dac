import { escapeMarkdown } from './escape-markdown.ts';

/** The assistant's English. Short, warm, exact. */
export const SENTENCES = {
  help: [
    'I understand plain sentences, for example:',
    '- **Add**: “call Bob tomorrow 9am”, “pay rent every 1st #home p1”, “add subtask book hotel to trip”',
    '- **Complete**: “mark milk done”, “done with everything due today”, “reopen milk”',
    '- **Change**: “move all overdue to friday”, “snooze rent 3 days”, “rename milk to oat milk”, “make it p1”',
    '- **Ask**: “what’s due today”, “overdue in #home”, “what did I finish this week”, “when is rent due”',
    '- **Undo**: “undo”, “undo last 3”, “restore milk”, “undo what the bot did”',
    'I ask when I am not sure, and everything can be undone.',
  ].join('\n'),
  identity:
    'I am the offline engine of Lockstep: no language model and no person, but a grammar that understands plain sentences about your tasks. I can add, complete, change, move, find and undo. Say “help” for examples.',
  plan: [
    'Planning and writing need a language model, and none is connected. What I can do offline:',
    '- list: “what’s due today”, “overdue”, “what’s next”',
    '- move: “move all overdue to friday”, “push today by a day”',
    '- order: “make rent p1”, “move milk to #home”',
  ].join('\n'),
  thanks: 'Any time.',
  greeting: 'Hello. What should I add, change or look up?',
  nothingToConfirm: 'There is nothing to confirm right now.',
  leftAsIs: 'Left as it is.',
  unknown:
    'I did not understand that, so nothing was changed. Try “what’s due today”, “call Bob tomorrow 9am” or “help”.',
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'There is nothing to redo.',
  noChanges: 'Nothing was changed lately.',
  denied: 'Left as it is: not approved.',
  noTasks: 'Nothing matches.',
  allDone: 'Nothing is open. All done.',
  projectsElsewhere: 'I cannot make projects here. The sidebar can.',
  zoneInSettings: 'The time zone can be changed in the settings.',
} as const;

/** "1 task", "3 tasks". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A title as it is quoted in a sentence. */
export function quoted(title: string): string {
  return `“${escapeMarkdown(title)}”`;
}
