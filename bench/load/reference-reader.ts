import type { ReferenceStream } from './reference-stream.ts';

/** One subscriber's place in a reference stream. */
export class ReferenceReader {
  readonly #stream: ReferenceStream;
  #offset: number;
  #altered = 0;

  /** @param cursor the last seq that it has already */
  constructor(stream: ReferenceStream, cursor: number) {
    this.#stream = stream;
    this.#offset = stream.offsetAfter(cursor);
  }

  /** The last seq that came whole. */
  get last(): number {
    return this.#stream.seqAt(this.#offset);
  }

  get offset(): number {
    return this.#offset;
  }

  /** Frames of the right seq whose bytes were not those that others got. */
  get altered(): number {
    return this.#altered;
  }

  /**
   * Takes the part of a chunk that is known to be right. Answers what is left, from the beginning of a frame, to be
   * read frame by frame; undefined if nothing is.
   */
  take(chunk: Buffer): Buffer | undefined {
    const known = Math.min(chunk.length, this.#stream.length - this.#offset);
    if (this.#stream.matches(this.#offset, chunk.subarray(0, known))) {
      this.#offset += known;
      return known === chunk.length ? undefined : chunk.subarray(known);
    }
    const frameStart = this.#stream.offsetAfter(this.last);
    const begun = this.#stream.slice(frameStart, this.#offset);
    this.#offset = frameStart;
    return Buffer.concat([begun, chunk]);
  }

  /** Takes a frame that was read by itself, of the seq after the last. */
  takeFrame(frame: Buffer): void {
    const seq = this.last + 1;
    if (seq > this.#stream.lastSeq) this.#stream.append(frame);
    const end = this.#stream.offsetAfter(seq);
    if (end - this.#offset !== frame.length || !this.#stream.matches(this.#offset, frame)) this.#altered += 1;
    this.#offset = end;
  }
}
