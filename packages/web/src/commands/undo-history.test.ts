import { expect, it } from 'vitest';
import { UndoHistory } from './undo-history.ts';

const gesture = (op_id: string) => ({ op_ids: [op_id], what: op_id });

it('gives back the latest gesture first', () => {
  const history = new UndoHistory();
  const [first, second] = [gesture('1'), gesture('2')];
  history.did(first);
  history.did(second);
  expect(history.takeUndo()).toBe(second);
  expect(history.takeUndo()).toBe(first);
  expect(history.takeUndo()).toBeUndefined();
});

it('gives back a named gesture once, whatever came after it', () => {
  const history = new UndoHistory();
  const [first, second] = [gesture('1'), gesture('2')];
  history.did(first);
  history.did(second);
  expect(history.takeUndo(first)).toBe(first);
  expect(history.takeUndo(first)).toBeUndefined();
  expect(history.takeUndo()).toBe(second);
});

it('does again what was undone last, until something new is done', () => {
  const history = new UndoHistory();
  history.undid(gesture('undo 1'));
  history.undid(gesture('undo 2'));
  expect(history.takeRedo()?.what).toBe('undo 2');
  history.did(gesture('3'));
  expect(history.takeRedo()).toBeUndefined();
});

it('forgets what the server refused', () => {
  const history = new UndoHistory();
  history.did(gesture('1'));
  history.refused('1');
  expect(history.takeUndo()).toBeUndefined();
});
