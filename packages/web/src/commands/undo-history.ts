/** What is taken back together: the operations of one gesture, in the order in which they were asked. */
export type Gesture = { readonly op_ids: readonly string[]; readonly what: string };

const kept = 100;

/** What was done on this screen, so that it can be taken back and done again. */
export class UndoHistory {
  #done: readonly Gesture[] = [];
  #undone: readonly Gesture[] = [];

  /** A new gesture; what was undone before can no longer be done again. */
  did(gesture: Gesture): void {
    this.#done = [...this.#done, gesture].slice(-kept);
    this.#undone = [];
  }

  /** The server refused it: there is nothing to take back. */
  refused(op_id: string): void {
    const without = (gestures: readonly Gesture[]): readonly Gesture[] =>
      gestures.filter(({ op_ids }) => !op_ids.includes(op_id));
    this.#done = without(this.#done);
    this.#undone = without(this.#undone);
  }

  /** Takes the last gesture, or the one given, out of what can be undone. */
  takeUndo(wanted?: Gesture): Gesture | undefined {
    const gesture = wanted === undefined ? this.#done.at(-1) : this.#done.find((each) => each === wanted);
    this.#done = this.#done.filter((each) => each !== gesture);
    return gesture;
  }

  /** A gesture was taken back, by these operations: taking them back does it again. */
  undid(by: Gesture): void {
    this.#undone = [...this.#undone, by].slice(-kept);
  }

  /** Takes what was undone last, to be done again. */
  takeRedo(): Gesture | undefined {
    const gesture = this.#undone.at(-1);
    this.#undone = this.#undone.slice(0, -1);
    return gesture;
  }

  /** A gesture was done again, by these operations. */
  redid(by: Gesture): void {
    this.#done = [...this.#done, by].slice(-kept);
  }
}
