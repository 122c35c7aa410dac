import type { View } from '../state/view.ts';

/**
 * The writes that a field's last write stands for, newest first: itself, and where it is an undo, the one whose value it
 * brought back, and so on. Undoing two operations one after the other, and redoing them, works by this.
 */
function* writeChain(view: View, field: string, seq: number): Generator<number> {
  for (let current: number | undefined = seq; current !== undefined;) {
    yield current;
    const restored: number | undefined = view.changeAt(current)?.inverse[field]?.[2];
    // A write can only stand for an earlier one or, being a redo, for an undo in between: always an earlier seq.
    current = restored !== undefined && restored < current ? restored : undefined;
  }
}

/** Whether a field still is as a write made it, undos and redos in between aside. */
export function stemsFrom(view: View, field: string, seq: number, isWrite: (seq: number) => boolean): boolean {
  for (const write of writeChain(view, field, seq)) if (isWrite(write)) return true;
  return false;
}
