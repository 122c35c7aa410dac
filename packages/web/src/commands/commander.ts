import type { LockstepClient } from '@lockstep/client';
import type { ItemInput, WriteName } from '@lockstep/protocol';
import type { Notify } from './notify.ts';
import { strings } from './strings.ts';
import type { Gesture } from './undo-history.ts';
import { UndoHistory } from './undo-history.ts';

type Client = Pick<LockstepClient, 'execute' | 'undo' | 'newId' | 'pendingChanges' | 'status'>;

/** One write of a gesture: an operation and its input, one item or several. */
export type Write = {
  [Name in WriteName]: { name: Name; input: ItemInput<Name> | { items: readonly ItemInput<Name>[] } };
}[WriteName];

type Said = { what: string; toast?: boolean };

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Does what the person asks: at once on the screen, then on the server; says so, and takes it back on demand (X5). */
export class Commander {
  readonly #client: Client;
  readonly #notify: Notify;
  readonly #history = new UndoHistory();

  constructor(client: Client, notify: Notify) {
    this.#client = client;
    this.#notify = notify;
  }

  /** Says something that there is nothing to take back of. */
  say(message: string): void {
    this.#notify({ message });
  }

  /** Carries out the writes of one gesture, which are undone together. `toast: false`: the screen shows it well enough. */
  do(writes: readonly Write[], { what, toast = true }: Said): void {
    const op_ids = writes.map(() => this.#client.newId());
    const gesture = { op_ids, what };
    this.#history.did(gesture);
    for (const [index, { name, input }] of writes.entries()) {
      const op_id = op_ids[index];
      if (op_id !== undefined) this.#send(name, input, op_id);
    }
    if (toast) this.#notify({ message: what, onUndo: () => this.undo(gesture) });
  }

  /** Takes back a gesture, the last one where none is named. */
  undo(wanted?: Gesture): void {
    const gesture = this.#history.takeUndo(wanted);
    if (gesture === undefined) {
      this.say(strings.nothingToUndo);
      return;
    }
    const said = this.#isHeldUp(gesture) ? strings.undoneLater : strings.undone;
    const by = this.#takeBack(gesture, said(gesture.what));
    this.#history.undid(by);
  }

  /** Does again what was undone last: the undo of the undo. */
  redo(): void {
    const gesture = this.#history.takeRedo();
    if (gesture === undefined) {
      this.say(strings.nothingToRedo);
      return;
    }
    this.#history.redid(this.#takeBack(gesture, strings.redone(gesture.what)));
  }

  /** Undoing is the server's to do: what it has not got yet is seen to be undone only once it has (X5). */
  #isHeldUp({ op_ids }: Gesture): boolean {
    const { pendingChanges, status } = this.#client;
    return status.state !== 'live' && pendingChanges.some(({ op_id }) => op_ids.includes(op_id));
  }

  #send(name: WriteName, input: Write['input'], op_id: string): void {
    const execute: (name: WriteName, input: Write['input'], options: { op_id: string }) => Promise<unknown> =
      this.#client.execute;
    execute(name, input, { op_id }).catch((error: unknown) => this.#refused(op_id, error));
  }

  #takeBack(gesture: Gesture, message: string): Gesture {
    const backwards = gesture.op_ids.toReversed();
    const op_ids = backwards.map((op_id) => {
      const undo_id = this.#client.newId();
      this.#client
        .undo({ op_id }, { op_id: undo_id })
        .then(({ kept }) => {
          if (kept.length > 0) this.say(strings.kept([...new Set(kept.map(({ reason }) => reason))].join(', ')));
        })
        .catch((error: unknown) => this.#refused(undo_id, error));
      return undo_id;
    });
    this.say(message);
    return { op_ids, what: gesture.what };
  }

  #refused(op_id: string, error: unknown): void {
    this.#history.refused(op_id);
    this.say(strings.refused(words(error)));
  }
}
