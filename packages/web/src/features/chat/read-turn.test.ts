import type { UIMessage } from 'ai';
import { expect, it } from 'vitest';
import type { ValueWords } from './difference-lines.ts';
import { differenceLines } from './difference-lines.ts';
import { readTurn } from './read-turn.ts';
import { undoneOperations } from './undone-operations.ts';

type Part = UIMessage['parts'][number];

const done = (tool: string, output: unknown, input: unknown = {}): Part => ({
  type: `tool-${tool}`,
  toolCallId: `${tool}-${JSON.stringify(output).length}`,
  state: 'output-available',
  input,
  output,
});

const words: ValueWords = {
  due: ({ due_date }) => due_date ?? undefined,
  project: (id) => id,
  priority: (priority) => (priority === 'none' ? undefined : priority),
};

const rent = { id: 'r', title: 'Rent', completed: false, due_date: '2026-11-23' };

it('tells a change by the difference to what the same answer had read', () => {
  const items = readTurn({
    parts: [
      done('find_tasks', { tasks: [rent], said: 'Found 1 task' }),
      done('reschedule_tasks', {
        op_id: 'o',
        tasks: [{ ...rent, due_date: '2026-11-27' }],
        said: 'Moved',
      }),
      { type: 'text', text: 'Moved “Rent”.' },
    ],
  });
  expect(items.map(({ kind }) => kind)).toEqual(['change', 'words']);
  const [change] = items;
  if (change?.kind !== 'change') throw new Error('The first is no change.');
  expect(change).toMatchObject({ title: 'Moved', opId: 'o', undoes: false });
  expect(differenceLines(change.differences, words)).toEqual([{ title: 'Rent', from: '2026-11-23', to: '2026-11-27' }]);
});

it('tells what was added by its values, and what was deleted by its title', () => {
  const added = {
    after: {
      id: 'm',
      title: 'Milk',
      completed: false,
      due_date: '2026-11-24',
      due_time: null,
      due_zone: null,
      priority: 'high',
      labels: ['home'],
      project_id: null,
      repeats: true,
    },
    title: 'Milk',
  };
  expect(differenceLines([added, { title: 'Gone' }], words)).toEqual([
    { title: 'Milk', to: '2026-11-24 · repeats · high · home' },
    { title: 'Gone' },
  ]);
});

it('shows a call that waits with the tasks it names, and how it was answered', () => {
  const asked: Part = {
    type: 'tool-delete_tasks',
    toolCallId: 'c',
    state: 'approval-requested',
    input: { ids: ['r', 'x'] },
    approval: { id: 'a' },
  };
  const found = done('find_tasks', { tasks: [rent] });
  const [question] = readTurn({ parts: [found, asked] });
  expect(question).toMatchObject({ kind: 'question', approvalId: 'a', tool: 'delete_tasks', named: ['r', 'x'] });
  expect(question).not.toHaveProperty('answer');
  const denied: Part = { ...asked, state: 'output-denied', approval: { id: 'a', approved: false } };
  expect(readTurn({ parts: [found, denied] })).toMatchObject([{ kind: 'question', answer: 'denied' }]);
});

it('tells of a write that failed, and leaves out a look that did', () => {
  const failed = (tool: string): Part => ({
    type: `tool-${tool}`,
    toolCallId: tool,
    state: 'output-error',
    input: {},
    errorText: 'It was changed by Ben.',
  });
  expect(readTurn({ parts: [failed('find_tasks'), failed('update_tasks')] })).toMatchObject([
    { kind: 'failed', title: 'update tasks', error: 'It was changed by Ben.' },
  ]);
});

it('takes answers of an unknown shape without a word of them', () => {
  for (const output of [null, 'text', [], { tasks: [null, { id: 1 }], op_id: 7 }]) {
    expect(readTurn({ parts: [done('add_tasks', output)] })).toEqual([]);
  }
});

it('X5: knows what words took back, and what the undo of the undo did again', () => {
  const undo = done('undo_changes', { op_id: 'u1', reverted: 1 }, { op_id: 'o1' });
  const redo = done('undo_changes', { op_id: 'u22', reverted: 1 }, { op_id: 'u1' });
  expect([...undoneOperations([{ parts: [undo] }])]).toEqual(['o1']);
  expect([...undoneOperations([{ parts: [undo] }, { parts: [redo] }])]).toEqual(['u1']);
});
