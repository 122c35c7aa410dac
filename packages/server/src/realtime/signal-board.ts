import type { ProgressFrame, TypingFrame } from '@lockstep/protocol';
import type { Session } from './session.ts';

/** How often what goes on is told again, so that who came later or missed it knows, milliseconds. */
export const signalRepeatMs = 10_000;

/** After so long without news something is over, even if nobody says so, milliseconds. */
export const signalLifetimeMs = 15 * 60_000;

/** Progress of one run is told at most this often; what comes in between waits for the next step of the wheel. */
const progressGapMs = 200;

interface Ongoing {
  readonly user_id: string;
  frame: TypingFrame | ProgressFrame;
  renewedAt: number;
  toldAt: number;
  /** Newer than what was told. */
  held: boolean;
}

export interface SignalBoardOptions {
  sessionsOf: (user_id: string) => Iterable<Pick<Session, 'signal'>>;
  /** A monotonic clock, milliseconds. */
  monotonicMs: () => number;
}

/**
 * What an assistant is doing for a person right now, told to that person's own sessions and kept nowhere else (D9, M15).
 * It is told as it begins, again while it lasts, and to each session that opens meanwhile; a listener takes for over what
 * it has not been told for 30 s.
 */
export class SignalBoard {
  readonly #options: SignalBoardOptions;
  readonly #ongoing = new Map<string, Ongoing>();

  constructor(options: SignalBoardOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#ongoing.size;
  }

  typing(frame: TypingFrame): void {
    const { user_id } = frame.actor;
    const key = `typing ${user_id} ${frame.thread_id}`;
    const known = this.#ongoing.get(key);
    if (frame.state === 'stop') {
      if (known === undefined) return;
      this.#ongoing.delete(key);
      this.#tell({ ...known, frame });
    } else if (known === undefined) {
      this.#tell(this.#put(key, user_id, frame));
    } else {
      known.renewedAt = this.#options.monotonicMs();
    }
  }

  /** `done` equal to `total` is the end of what was known to be ahead. */
  progress(user_id: string, frame: ProgressFrame): void {
    const key = `progress ${user_id} ${frame.run_id}`;
    const known = this.#ongoing.get(key);
    const now = this.#options.monotonicMs();
    const isOver = frame.done >= frame.total;
    const isTooSoon = known !== undefined && now - known.toldAt < progressGapMs;
    const ongoing = known ?? this.#put(key, user_id, frame);
    ongoing.frame = frame;
    ongoing.renewedAt = now;
    if (isOver || !isTooSoon) this.#tell(ongoing);
    else ongoing.held = true;
    if (isOver) this.#ongoing.delete(key);
  }

  /** Tells a session that has just opened what is going on. */
  greet(session: Pick<Session, 'user_id' | 'signal'>): void {
    for (const { user_id, frame } of this.#ongoing.values()) if (user_id === session.user_id) session.signal(frame);
  }

  /** A step of the wheel: tells what waited, repeats what lasts, ends what was forgotten. */
  tick(): void {
    const now = this.#options.monotonicMs();
    for (const [key, ongoing] of this.#ongoing) {
      if (now - ongoing.renewedAt >= signalLifetimeMs) this.#end(key, ongoing);
      else if (ongoing.held || now - ongoing.toldAt >= signalRepeatMs) this.#tell(ongoing);
    }
  }

  #put(key: string, user_id: string, frame: TypingFrame | ProgressFrame): Ongoing {
    const now = this.#options.monotonicMs();
    const ongoing = { user_id, frame, renewedAt: now, toldAt: now, held: false };
    this.#ongoing.set(key, ongoing);
    return ongoing;
  }

  #end(key: string, ongoing: Ongoing): void {
    this.#ongoing.delete(key);
    const { frame } = ongoing;
    if (frame.type === 'typing') this.#tell({ ...ongoing, frame: { ...frame, state: 'stop' } });
  }

  #tell(ongoing: Ongoing): void {
    ongoing.toldAt = this.#options.monotonicMs();
    ongoing.held = false;
    for (const session of this.#options.sessionsOf(ongoing.user_id)) session.signal(ongoing.frame);
  }
}
