import type { Caller } from '../../app/caller.ts';

/** How far a turn has got with the calls it is known to make. */
export interface TurnProgress {
  readonly done: number;
  readonly total: number;
  /** What it does now, in words. */
  readonly label: string;
}

/** What is told of a turn while it runs, to every screen of the person; nothing of it is kept (M15, D9). */
export interface ChatSignals {
  typing(caller: Caller, thread_id: string, state: 'start' | 'stop'): void;
  progress(caller: Caller, progress: TurnProgress): void;
}
