import type { LockstepClient } from '@lockstep/client';
import type { ItemInput, WriteName } from '@lockstep/protocol';
import type { Notify } from './notify.ts';
import { strings } from './strings.ts';
import type { Gesture } from './undo-history.ts';
import { undoneOrWaiting } from './undone-or-waiting.ts';
import { UndoHistory } from './undo-history.ts';

type Client = Pick<LockstepClient, 'execute' | 'undo' | 'newId' | 'pendingChanges' | 'status' | 'subscribe'>;

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
  readonly #takenBack = new Set<string>();

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
    for (const op_id of gesture.op_ids) this.#takenBack.add(op_id);
    const { by, done } = this.#takeBack(gesture);
    this.#history.undid(by);
    void this.#sayUndone(by, done);
  }

  /** Does again what was undone last: the undo of the undo. */
  redo(): void {
    const gesture = this.#history.takeRedo();
    if (gesture === undefined) {
      this.say(strings.nothingToRedo);
      return;
    }
    for (const op_id of gesture.op_ids) this.#takenBack.add(op_id);
    this.#history.redid(this.#takeBack(gesture).by);
    this.say(strings.redone(gesture.what));
  }

  /** Without a server, what may have been sent is seen to be undone only once there is one again. */
  async #sayUndone({ op_ids, what }: Gesture, done: Promise<unknown>): Promise<void> {
    const offline = this.#client.status.state !== 'live';
    const waits = offline && (await undoneOrWaiting(this.#client, op_ids, done)) === 'waiting';
    this.say(waits ? strings.undoneLater(what) : strings.undone(what));
  }

  #send(name: WriteName, input: Write['input'], op_id: string): void {
    const execute: (name: WriteName, input: Write['input'], options: { op_id: string }) => Promise<unknown> =
      this.#client.execute;
    execute(name, input, { op_id }).catch((error: unknown) => {
      // That what was taken back is not done any more is as it should be.
      if (!this.#takenBack.has(op_id)) this.#refused(op_id, error);
    });
  }

  #takeBack({ op_ids, what }: Gesture): { by: Gesture; done: Promise<unknown> } {
    const undos = op_ids.toReversed().map((op_id) => {
      const undo_id = this.#client.newId();
      const done = this.#client
        .undo({ op_id }, { op_id: undo_id })
        .then(({ kept }) => {
          if (kept.length > 0) this.say(strings.kept([...new Set(kept.map(({ reason }) => reason))].join(', ')));
        })
        .catch((error: unknown) => {
          if (!this.#takenBack.has(undo_id)) this.#refused(undo_id, error);
        });
      return { undo_id, done };
    });
    const by = { op_ids: undos.map(({ undo_id }) => undo_id), what };
    return { by, done: Promise.all(undos.map(({ done }) => done)) };
  }

  #refused(op_id: string, error: unknown): void {
    this.#history.refused(op_id);
    this.say(strings.refused(words(error)));
  }
}
