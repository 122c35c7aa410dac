import type { Task } from '@lockstep/protocol';
import { expect, it } from 'vitest';
import { changeWords } from './change-words.ts';

const records = {
  task: ((id: string) => (id === '1' ? ({ title: 'Pay rent' } as Task) : undefined)) as never,
  project: (() => undefined) as never,
};

it.each([
  ['task.add', { title: ' Buy milk ', id: '2' }, 'Add “Buy milk”'],
  ['task.complete', { id: '1' }, 'Complete “Pay rent”'],
  ['task.update', { id: '1', title: 'Pay the rent' }, 'Rename to “Pay the rent”'],
  ['task.update', { id: '1', notes: 'By card.', if_seq: 3 }, 'Change the notes of “Pay rent”'],
  ['task.update', { id: '1', notes: '', priority: 'high' }, 'Change “Pay rent”'],
  ['task.reschedule', { items: [{ id: '1' }] }, 'Reschedule “Pay rent”'],
  ['task.delete', { items: [{ id: '1' }, { id: '2' }] }, 'Delete 2 tasks'],
  ['task.delete', { id: 'gone' }, 'Delete'],
  ['change.undo', { op_id: '9' }, 'Undo a change'],
  ['task.pin', { id: '1' }, 'A change “Pay rent”'],
])('says what %s of %j is', (operation, input, words) => {
  expect(changeWords({ operation: operation as 'task.add', input }, records)).toBe(words);
});
