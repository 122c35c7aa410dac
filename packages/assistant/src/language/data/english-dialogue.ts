/** English words with which people refer to what was said, and talk around a command. */
export const ENGLISH_DIALOGUE = {
  it: ['it', 'that', 'this', 'that one', 'this one', 'the task', 'that task', 'this task', 'the last one i added', 'same'],
  them: ['them', 'those', 'these', 'they', 'those tasks', 'these tasks', 'all of them', 'all of those', 'all of these', 'the tasks', 'those ones'],
  both: ['both', 'both of them', 'the two', 'the two of them'],
  lastOne: ['the last one', 'last one', 'the last'],
  one: ['one', 'task', 'item', 'option'],
  number: ['number', 'no', 'no.', '#', 'option', 'task'],
  all: ['all', 'both', 'all of them', 'both of them', 'everything', 'all three', 'each'],
  several: ['several', 'separate', 'separately', 'separate tasks', 'split', 'split them', 'three', 'each', 'multiple', 'individually', 'different tasks', 'as separate tasks'],
  single: ['one', 'one task', 'a single task', 'single', 'together', 'just one', 'as one', 'one item', 'keep it together'],
  /** Before and after a command; they change nothing. */
  politeBefore: ['please', 'can you please', 'can you', 'could you please', 'could you', 'would you', 'will you', 'hey', 'ok', 'okay', 'now', 'just', 'also', 'and', 'then', 'so', 'well', 'i want to', 'i would like to', "i'd like to", 'i want you to', 'i need you to', "let's", 'lets', 'go ahead and', 'quickly', 'kindly', 'assistant', 'hi', 'hello', 'great', 'thanks', 'thank you', 'actually'],
  politeAfter: ['please', 'for me', 'thanks', 'thank you', 'now', 'right now', 'right away', 'asap please', 'ok', 'okay', 'will you', 'would you'],
  targetBefore: ['the task called', 'the task named', 'task called', 'my task', 'the task', 'task', 'the', 'my', 'that', 'this', 'a', 'an', 'our'],
  targetAfter: ['task', 'todo', 'to-do', 'item', 'one', 'from my list', 'from the list', 'off my list', 'off the list', 'off', 'too', 'as well'],
  and: ['and', '&', 'plus', 'as well as'],
  assistant: ['the agent', 'agent', 'the bot', 'bot', 'the assistant', 'assistant', 'the ai', 'ai', 'you', 'claude', 'chatbot', 'the chatbot'],
  anyone: ['people', 'others', 'the others', 'everyone', 'everybody', 'anyone', 'we', 'somebody', 'the team', 'they'],
  inbox: ['inbox', 'the inbox', 'no project'],
  /** A clause may begin here; after an added title only the plain ones are taken at their word. */
  heads: {
    plain: ['add', 'mark', 'remind me', 'undo', 'redo', 'create a task', 'rename', 'reopen'],
    resolved: ['complete', 'finish', 'delete', 'remove', 'move', 'reschedule', 'postpone', 'snooze', 'assign', 'restore', 'skip', 'close', 'tick off', 'check off', 'make', 'set', 'clear', 'push', 'label', 'tag', 'trash', 'put'],
    ask: ['show', 'list', "what's", 'what is', 'what', 'how many', 'when is', 'who has', 'find', 'tell me'],
  },
} as const;

/** English words of filters. */
export const ENGLISH_FILTER = {
  everything: ['everything', 'all', 'every', 'each', 'all of', 'tasks', 'todos', 'to-dos', 'task', 'todo', 'list', 'anything', 'any', 'stuff', 'items', 'things', 'something'],
  /** Of these, the words that make a date alone mean "the tasks of that day" in a command. */
  plural: ['everything', 'all', 'every', 'each', 'tasks', 'todos', 'to-dos', 'items', 'things', 'stuff', 'anything'],
  overdue: ['overdue', 'late', 'past due', 'over due', 'past their due date', 'behind schedule'],
  done: ['done', 'completed', 'finished', 'complete', 'closed', 'checked off', 'ticked off'],
  open: ['open', 'unfinished', 'incomplete', 'pending', 'active', 'remaining', 'outstanding', 'uncompleted', 'not done', 'undone', 'left'],
  trashed: ['deleted', 'trashed', 'in the trash', 'in trash', 'the trash', 'trash'],
  undated: ['without a due date', 'without due date', 'without a date', 'without date', 'with no due date', 'with no date', 'undated', 'no due date', 'unscheduled', 'no date'],
  repeating: ['recurring', 'repeating', 'that repeat', 'that recur'],
  priority: {
    urgent: ['urgent', 'top priority', 'highest priority', 'priority 1', 'p1', 'critical'],
    high: ['high priority', 'high-priority', 'priority high', 'important', 'priority 2', 'p2', 'high'],
    medium: ['medium priority', 'medium-priority', 'priority medium', 'normal priority', 'priority 3', 'p3', 'medium'],
    low: ['low priority', 'low-priority', 'priority low', 'priority 4', 'p4', 'low', 'unimportant'],
    none: ['no priority', 'without priority', 'priority none', 'not urgent', 'not important'],
  },
  assigned: ['assigned to', 'that belong to', 'belonging to', 'owned by', 'of', 'for'],
  labelled: ['labelled', 'labeled', 'tagged', 'with label', 'with the label', 'with tag', 'with the tag', 'label', 'tag'],
  inProject: ['in project', 'in the project', 'from project', 'from the project', 'in the', 'in', 'from', 'of', 'under'],
  projectAfter: ['project', 'list', 'tasks'],
  until: ['by', 'until', 'till', 'up to', 'due by', 'no later than'],
  before: ['before', 'due before'],
  after: ['after', 'due after'],
  since: ['since', 'from'],
  nextDays: ['in the next', 'over the next', 'the next', 'next', 'within', 'in', 'for the next'],
  lastDays: ['in the last', 'over the last', 'the last', 'last', 'past', 'in the past', 'the past'],
  noise: ['the', 'my', 'our', 'of', 'that', 'which', 'are', 'is', 'were', 'due', 'for', 'on', 'in', 'with', 'and', 'me', 'i', 'have', 'do', 'got', 'scheduled', 'planned', 'still', 'currently', 'now', 'to', 'please', 'at', 'from', 'ones', 'there', 'up', 'coming', 'you', "'s", 'a', 'by', 'was', 'had', 'been', 'only', 'so', 'far', 'marked', 'as', 'also', 'status', 'priority', 'project', 'date', 'be', 'left', 'out', 'get', 'going', 'just', 'already', 'all', 'those', 'these'],
} as const;

/** Fields that words can empty. */
export const ENGLISH_FIELDS = {
  due_date: ['date', 'due date', 'deadline', 'due', 'schedule', 'dates', 'due dates'],
  due_time: ['time', 'due time'],
  priority: ['priority', 'priorities'],
  labels: ['label', 'labels', 'tag', 'tags'],
  notes: ['note', 'notes', 'description'],
  assignee: ['assignee', 'assignment', 'owner'],
  recurrence: ['recurrence', 'repeat', 'repetition', 'schedule repeat', 'recurring', 'repeats'],
  project: ['project'],
} as const;
