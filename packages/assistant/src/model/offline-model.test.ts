import { describe, expect, it } from 'vitest';
import type { LanguageTask } from '../language/index.ts';
import { aTask, TASKS } from '../language/testing/fixture.testing.ts';
import { Conversation } from '../testing/conversation.testing.ts';

describe('the offline model over the real tools', () => {
  it('adds, and says the date and zone', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('add buy milk tomorrow 5pm every week')).toBe(
      'Added “buy milk”, due Thu, Nov 26, 5:00 PM, every week.',
    );
    expect(thread.called).toEqual(['add_tasks']);
    expect(thread.memory.calls[0]?.input).toEqual({
      tasks: [
        {
          title: 'buy milk',
          due_date: '2026-11-26',
          due_time: '17:00',
          due_zone: 'Europe/Berlin',
          recurrence: 'FREQ=WEEKLY',
        },
      ],
    });
  });

  it('reads what it needs before it completes', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('mark milk done')).toBe('Done: “Buy milk”.');
    expect(thread.called).toEqual(['find_tasks', 'complete_tasks']);
    expect(thread.memory.tasks.get('milk')?.completed).toBe(true);
  });

  it('carries out several intents in the order in which they were said', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('add call Bob tomorrow 9am and mark milk done')).toBe(
      'Added “call Bob”, due Thu, Nov 26, 9:00 AM.\n\nDone: “Buy milk”.',
    );
    expect(thread.called.filter((name) => name !== 'find_tasks')).toEqual(['add_tasks', 'complete_tasks']);
  });

  it('moves everything due today, then takes it back and does it again', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('move everything due today to friday')).toBe('Moved “Buy milk”, “Eggs” to Fri, Nov 27.');
    expect(thread.memory.tasks.get('eggs')?.due_date).toBe('2026-11-27');
    expect(await thread.say('undo')).toBe('Undone.');
    expect(thread.memory.tasks.get('eggs')?.due_date).toBe('2026-11-25');
    expect(await thread.say('redo')).toBe('Redone.');
    expect(thread.memory.tasks.get('eggs')?.due_date).toBe('2026-11-27');
    expect(await thread.say('undo last 3')).toBe('Undone.');
    expect(await thread.say('undo')).not.toBe('Undone.');
  });

  it('asks by number and remembers what it asked', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('mark call done')).toBe(
      'Which one do you mean by “call”?\n1. Call dentist\n2. Call plumber',
    );
    expect(await thread.say('the second one')).toBe('Done: “Call plumber”.');
    expect(thread.memory.tasks.get('dentist')?.completed).toBe(false);
  });

  it('finds a misspelt title among the latest tasks', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('mark mlik done')).toBe('I found no “mlik”. Did you mean “Buy milk”?');
    expect(await thread.say('yes')).toBe('Done: “Buy milk”.');
  });

  it('knows what "it" and a number are from the turns before', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say("what's overdue")).toBe(
      '2 tasks overdue:\n1. File taxes, Wed, Nov 18\n2. Write quarterly report, Fri, Nov 20',
    );
    expect(await thread.say('move 2 to monday')).toBe('Moved “Write quarterly report” to Mon, Nov 30.');
    expect(await thread.say('make it p1')).toBe('“Write quarterly report”: priority urgent.');
    expect(thread.memory.tasks.get('report')).toMatchObject({ due_date: '2026-11-30', priority: 'urgent' });
  });

  it('adds a line to notes that are there', async () => {
    const thread = new Conversation([{ ...aTask('milk', 'Milk'), notes: 'oat' } as LanguageTask]);
    await thread.say('note on milk: 2%');
    expect(thread.memory.calls.at(-1)?.input).toEqual({ tasks: [{ id: 'milk', set: { notes: 'oat\n2%' } }] });
  });

  it('says what counts from completion in words that the tool understands', async () => {
    const thread = new Conversation([]);
    await thread.say('water plants every! 10 days');
    expect(thread.memory.calls.at(-1)?.input).toMatchObject({
      tasks: [{ recurrence: 'every 10 days, counted from completion' }],
    });
  });

  it('makes a project before the task that goes there', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('add call Bob tomorrow 9am p1 #garden')).toBe(
      'There is no project “garden”.\n1. Create the project “garden” and add it there\n2. Add it without a project',
    );
    expect(await thread.say('1')).toBe(
      'Created the project “garden”.\n\nAdded “call Bob”, due Thu, Nov 26, 9:00 AM, in garden.',
    );
    expect(thread.memory.calls.map(({ name, input }) => [name, input])).toEqual([
      ['save_projects', { items: [{ name: 'garden' }] }],
      ['add_tasks', { tasks: [expect.objectContaining({ title: 'call Bob', project: 'garden', priority: 'urgent' })] }],
    ]);
  });

  it('offers to reopen what is done where it is to be brought back', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('bring back bread')).toBe(
      '“Bake bread” is not in the trash; it is done. Shall I reopen it?',
    );
    expect(await thread.say('yes')).toBe('Reopened “Bake bread”.');
    expect(thread.memory.tasks.get('bread')?.completed).toBe(false);
  });

  it('asks before every open task is marked done', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('mark all as done')).toBe('That is every open task, 11 in all. Shall I mark them done?');
    expect(thread.memory.tasks.get('milk')?.completed).toBe(false);
  });

  it('keeps the time of day of each task that goes to another date', async () => {
    const soon = { due_date: '2026-11-25', due_time: '10:10', due_zone: 'Europe/Berlin' };
    const thread = new Conversation([aTask('a', 'Tea', soon), aTask('b', 'Bread', { due_date: '2026-11-25' })]);
    expect(await thread.say('push everything to tomorrow')).toBe(
      'Moved “Tea” to Thu, Nov 26, 10:10 AM. Moved “Bread” to Thu, Nov 26.',
    );
    expect(thread.memory.calls.at(-1)?.input).toEqual({ ids: ['a', 'b'], to: '2026-11-26' });
  });

  it('shows titles as they are, whatever markup they hold', async () => {
    const thread = new Conversation([aTask('a', 'Read *War* <b>', { due_date: '2026-11-25' })]);
    expect(await thread.say("what's due today")).toContain(String.raw`1. Read \*War\* \<b\>, Wed`);
    expect(await thread.say('mark it done')).toBe(String.raw`Done: “Read \*War\* \<b\>”.`);
  });

  it.each([
    ['what have i got on today', 'Nothing is due today.'],
    ['todays tasks', 'Nothing is due today.'],
    ["what's due tomorrow", 'Nothing is due tomorrow.'],
    ["what's due on friday", 'Nothing is due on Fri, Nov 27.'],
    ["what's overdue", 'Nothing is overdue.'],
  ])('%s, with nothing there', async (utterance, answer) => {
    expect(await new Conversation([aTask('a', 'Milk')]).say(utterance)).toBe(answer);
  });

  it.each([
    ['who are you', 'I am the offline engine'],
    ['put milk in Garden', 'There is no project “Garden”.'],
    ["what's in Garden", 'There is no project “Garden”.'],
    ['delete project Home', 'Use the menu beside “Home” in the sidebar.'],
    ['need to get eggs', 'Shall I add “get eggs” as a new task?'],
    ['buy stamps and post letter', 'Is that several things or one?'],
    [
      'create project plan',
      'Is that a new project or a new task?\n1. The project “plan”\n2. The task “create project plan”',
    ],
    ['add a project', 'What should the project be called?'],
    ['what did you just do', 'Nothing was changed lately.'],
    ['milk', '1 task:\n1. Buy milk, Wed, Nov 25'],
    ['butter', 'Shall I add “butter” as a new task?'],
    ['wtf', 'Try “what’s due today”'],
    ['lorem ipsum', 'To make it a task, say “add lorem ipsum”'],
    ['help', 'I understand plain sentences'],
    ['plan my week', 'need a language model'],
    ['thanks', 'Any time.'],
    ['asdf qwer', 'nothing was changed'],
    ["don't delete milk", 'Left as it is.'],
    ['add call feb 30', 'is no date or time that exists'],
    ['mark unicorn done', 'I found no task like “unicorn”.'],
    ['add', 'What should I add?'],
    ['when is rent due', '“Pay rent” is due Tue, Dec 1'],
    ['who has rent', '“Pay rent” is assigned to Ana Silva.'],
    ['how many open', '11 tasks.'],
    ["what's next", 'Next: File taxes, Wed, Nov 18'],
    ['set my timezone to Tokyo', 'The time zone can be changed in the settings.'],
    ['move milk to yesterday', 'Tue, Nov 24 is in the past. Shall I move “Buy milk” there all the same?'],
  ])('%s', async (utterance, answer) => {
    const thread = new Conversation(TASKS);
    expect(await thread.say(utterance)).toContain(answer);
    expect(thread.called.filter((name) => !['find_tasks', 'get_overview', 'get_changes'].includes(name))).toEqual([]);
  });
});

describe('approval', () => {
  it('deletes one task that was named, without asking', async () => {
    const thread = new Conversation(TASKS);
    expect(await thread.say('delete milk')).toBe('Moved “Buy milk” to the trash.');
  });

  it('asks before several are deleted, and goes on when approved', async () => {
    const thread = new Conversation(TASKS);
    await thread.say('delete all done');
    expect(thread.waits).toBe(true);
    expect(thread.called).not.toContain('delete_tasks');
    expect(await thread.approve(true)).toBe('Moved “Gym”, “Bake bread” to the trash.');
    expect(thread.memory.tasks.get('gym')?.deleted_at).not.toBeNull();
  });

  it('leaves everything as it is when denied', async () => {
    const thread = new Conversation(TASKS);
    await thread.say('clear everything');
    expect(await thread.approve(false)).toBe('Left as it is: not approved.');
    expect([...thread.memory.tasks.values()].filter(({ deleted_at }) => deleted_at !== null)).toHaveLength(1);
  });

  it('goes on after an approval with a project that the same words made', async () => {
    const thread = new Conversation(TASKS);
    await thread.say('create project Garden and delete all done');
    expect(thread.waits).toBe(true);
    expect(await thread.approve(true)).toContain('Moved “Gym”, “Bake bread” to the trash.');
    expect(thread.called.filter((name) => name === 'save_projects')).toHaveLength(1);
    expect(thread.memory.tasks.get('gym')?.deleted_at).not.toBeNull();
    expect(await thread.say('create project garden')).toBe('There is a project “Garden” already.');
  });

  it('asks before more than ten tasks are changed', async () => {
    const tasks = Array.from({ length: 11 }, (_value, index) =>
      aTask(`t${index}`, `Task ${index}`, { due_date: '2026-11-25' }),
    );
    const thread = new Conversation(tasks);
    await thread.say('move everything due today to friday');
    expect(thread.waits).toBe(true);
    await thread.approve(true);
    expect([...thread.memory.tasks.values()].every(({ due_date }) => due_date === '2026-11-27')).toBe(true);
  });
});
