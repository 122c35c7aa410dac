import type { Present, PresenceFrame } from '@lockstep/protocol';

/** What is not told again within this time is over, milliseconds. */
export const presenceExpiryMs = 60_000;

/** How often it is told again who is there, milliseconds: often enough that one lost telling ends nothing. */
export const presenceRepeatMs = 25_000;

/** How many are listed by name. */
export const maxListed = 50;

/** Who has one workspace open; by session, those who changed last at the end. */
interface Room {
  readonly present: Map<string, Present>;
  toldAt: number;
  changed: boolean;
}

export interface PresenceBoardOptions {
  /** Tells all who are streamed the workspace, which only its members are. */
  tell: (frame: PresenceFrame) => void;
  /** A monotonic clock, milliseconds. */
  monotonicMs: () => number;
}

/**
 * Who has which workspace open on this server (D9, M19). Changes are told at the next step of the wheel, all in one, so a
 * storm of arrivals costs each neighbour one message a second and not one an arrival.
 */
export class PresenceBoard {
  readonly #options: PresenceBoardOptions;
  readonly #rooms = new Map<string, Room>();

  constructor(options: PresenceBoardOptions) {
    this.#options = options;
  }

  /** How many workspaces somebody has open. */
  get size(): number {
    return this.#rooms.size;
  }

  enter(workspace_id: string, present: Present): void {
    const room = this.#rooms.get(workspace_id) ?? { present: new Map(), toldAt: 0, changed: true };
    this.#rooms.set(workspace_id, room);
    room.present.delete(present.session_id);
    room.present.set(present.session_id, present);
    room.changed = true;
  }

  leave(workspace_id: string, session_id: string): void {
    const room = this.#rooms.get(workspace_id);
    if (room?.present.delete(session_id) === true) room.changed = true;
  }

  /** Who is there now; undefined where there is nobody to tell of. */
  frame(workspace_id: string): PresenceFrame | undefined {
    const room = this.#rooms.get(workspace_id);
    return room === undefined ? undefined : frameOf(workspace_id, room);
  }

  /** A step of the wheel: tells what has changed and repeats what has not been told for long. */
  tick(): void {
    const now = this.#options.monotonicMs();
    for (const [workspace_id, room] of this.#rooms) {
      if (!room.changed && now - room.toldAt < presenceRepeatMs) continue;
      room.changed = false;
      room.toldAt = now;
      if (room.present.size === 0) this.#rooms.delete(workspace_id);
      this.#options.tell(frameOf(workspace_id, room));
    }
  }
}

function frameOf(workspace_id: string, { present }: Room): PresenceFrame {
  const listed = [...present.values()].slice(-maxListed).toReversed();
  return { type: 'presence', workspace_id, present: listed, count: present.size, expires_ms: presenceExpiryMs };
}
