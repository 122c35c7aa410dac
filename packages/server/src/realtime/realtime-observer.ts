import type { ResetReason } from '@lockstep/protocol';
import type { WireForm } from './encode-operation.ts';

/** What the live side tells the metrics; every method is cheap and never throws. */
export interface RealtimeObserver {
  connectionOpened(form: WireForm): void;
  connectionClosed(form: WireForm, code: number): void;
  /** `events` went to `sockets` sockets, `latencyMs` after they were committed. */
  delivered(events: number, sockets: number, latencyMs: number): void;
  /** A client continued from a cursor. */
  resumed(): void;
  reset(reason: ResetReason): void;
  /** A socket fell so far behind that it reads the log instead. */
  slowConsumer(): void;
  failed(where: string, error: unknown): void;
}
