import type { PresenceFrame, ProgressFrame, TypingFrame } from '@lockstep/protocol';
import type { Credential, Identity } from '../app/identity.ts';
import type { WireForm } from './encode-operation.ts';

/** The operation of a workspace's log that let a person in, or the head where that is not known. */
export interface Joined {
  readonly workspace_id: string;
  readonly from: number;
  readonly to: number;
}

/** One socket of one person. */
export interface Session {
  readonly id: string;
  /** Counts up over the server's life; spreads the heartbeats. */
  readonly ordinal: number;
  readonly user_id: string;
  readonly credential: Credential;
  readonly form: WireForm;
  /** When the other side was last heard of, milliseconds of a monotonic clock (D7). */
  readonly heardAt: number;
  /** The other side has been heard of. */
  heard(): void;
  /** The person's profile has changed: what they do from now on is done under the new one. */
  meet(profile: Pick<Identity, 'user' | 'time_zone'>): void;
  /** Whether it takes so little of what it is sent that it is to be given up (D4); asked about once a second. */
  isStuck(now: number): boolean;
  /** Tells the heads and asks for a sign of life (D2, D7). */
  beat(): void;
  /** Tells something that is not in the log, if the socket keeps up (D9). */
  signal(frame: TypingFrame | ProgressFrame | PresenceFrame): void;
  /** The rights to a workspace end with this change of its log: the session is told of it and of nothing after it (D6). */
  endRights(workspace_id: string, seq: number): void;
  /** The person may read a workspace from now on: an operation of its log has let them in (D12). */
  grant(joined: Joined): void;
  /** Looks which workspaces may be read: finds what was lost or gained and nobody told of (D6). */
  checkRights(): Promise<void>;
  /** Asks the client to come back later (D10). */
  askToReconnect(afterMs: number): void;
  close(code: number, reason: string): void;
  /** Ends at once, without the closing handshake. */
  terminate(): void;
  /** The socket has gone. */
  ended(code: number): void;
}
