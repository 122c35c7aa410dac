/**
 * The frames that every subscriber of one workspace must get, byte for byte. Whoever gets a frame first adds it; the
 * others' bytes are compared with it, which is far cheaper than reading them and tells more.
 */
export class ReferenceStream {
  readonly #base: number;
  readonly #ends: number[] = [];
  #bytes = Buffer.allocUnsafe(1024 * 1024);
  #length = 0;

  /** @param cursor the seq before the first frame */
  constructor(cursor: number) {
    this.#base = cursor;
  }

  get length(): number {
    return this.#length;
  }

  get lastSeq(): number {
    return this.#base + this.#ends.length;
  }

  /** Adds the frame of the next seq. */
  append(frame: Buffer): void {
    while (this.#length + frame.length > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes, Buffer.allocUnsafe(this.#bytes.length)]);
    }
    frame.copy(this.#bytes, this.#length);
    this.#length += frame.length;
    this.#ends.push(this.#length);
  }

  /** The seq whose frame ends at or last before `offset`. */
  seqAt(offset: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#base + low;
  }

  /** Where the frame after `seq` begins. */
  offsetAfter(seq: number): number {
    return seq <= this.#base ? 0 : (this.#ends[seq - this.#base - 1] ?? this.#length);
  }

  /** Whether `bytes` are what stands at `offset`. */
  matches(offset: number, bytes: Buffer): boolean {
    return this.#bytes.compare(bytes, 0, bytes.length, offset, offset + bytes.length) === 0;
  }

  slice(from: number, to: number): Buffer {
    return this.#bytes.subarray(from, to);
  }
}
