import { readTextFrames } from '@lockstep/testkit/read-text-frames';
import type { Channel } from './channel.ts';

/** A socket that keeps what it was given; its buffer fills and drains when a test says so. */
export class FakeChannel implements Channel {
  readonly frames: Buffer[] = [];
  bufferedBytes = 0;
  untakenBytes = 0;
  open = true;
  closedWith: number | undefined;
  terminated = false;
  pings = 0;
  reading = true;
  #drained: (() => void)[] = [];

  /** How many wait for it to drain. */
  get waiting(): number {
    return this.#drained.length;
  }

  /** The messages written so far, frames that were joined taken apart again. */
  get messages(): Record<string, unknown>[] {
    return this.frames.flatMap((frame) => readTextFrames(frame));
  }

  write(frame: Buffer): void {
    if (this.open) this.frames.push(frame);
  }

  onceDrained(listener: () => void): void {
    this.#drained.push(listener);
  }

  drain(): void {
    this.bufferedBytes = 0;
    const listeners = this.#drained;
    this.#drained = [];
    for (const listener of listeners) listener();
  }

  ping(): void {
    this.pings += 1;
  }

  close(code: number): void {
    this.open = false;
    this.closedWith = code;
  }

  terminate(): void {
    this.open = false;
    this.terminated = true;
  }

  pauseReading(): void {
    this.reading = false;
  }

  resumeReading(): void {
    this.reading = true;
  }
}
