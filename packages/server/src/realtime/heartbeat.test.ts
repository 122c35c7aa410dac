import { describe, expect, it } from 'vitest';
import type { Credential } from '../app/identity.ts';
import { deadAfterMs, Heartbeat } from './heartbeat.ts';
import type { Session } from './session.ts';
import { heartbeatMs } from './sync-session.ts';

const start = Date.parse('2026-11-22T10:00:00Z');

class QuietSession implements Session {
  readonly id = 'session';
  readonly user_id = 'user';
  credential: Credential = { kind: 'token', id: 'token', name: null, expires_at: null };
  readonly form = 'plain';
  readonly ordinal: number;
  heardAt = 0;
  stuck = false;
  beats = 0;
  rightsChecks = 0;
  closedWith: number | undefined;
  terminated = false;

  constructor(ordinal: number) {
    this.ordinal = ordinal;
  }

  heard(): void {}
  meet(): void {}

  isStuck(): boolean {
    return this.stuck;
  }

  signal(): void {}
  endRights(): void {}
  grant(): void {}

  async checkRights(): Promise<void> {
    this.rightsChecks += 1;
  }

  askToReconnect(): void {}
  ended(): void {}

  beat(): void {
    this.beats += 1;
  }

  close(code: number): void {
    this.closedWith = code;
  }

  terminate(): void {
    this.terminated = true;
  }
}

function scene(count: number, isStillValid: (credential: Credential) => boolean | Promise<boolean> = () => true) {
  const sessions = Array.from({ length: count }, (_, index) => new QuietSession(index));
  let now = 0;
  let wheel = 0;
  const errors: unknown[] = [];
  const heartbeat = new Heartbeat({
    hub: { sessions: new Set(sessions), tick: () => (wheel += 1) },
    clock: { now: () => start + now },
    monotonicMs: () => now,
    isStillValid,
    onError: (error) => errors.push(error),
  });
  function turn(ms: number): void {
    for (let elapsed = 0; elapsed < ms; elapsed += 1000) {
      now += 1000;
      heartbeat.tick();
    }
  }
  return { sessions, turn, errors, steps: () => wheel };
}

describe('heartbeat', () => {
  it('D9: what passes is looked after at each step of the wheel', () => {
    const { turn, steps } = scene(1);
    turn(3000);
    expect(steps()).toBe(3);
  });

  it('D7: every session gets one beat a turn, spread over the turn', () => {
    const { sessions, turn } = scene(60);
    turn(1000);
    expect(sessions.filter((session) => session.beats > 0).length).toBeLessThanOrEqual(3);
    turn(heartbeatMs - 1000);
    expect(sessions.map((session) => session.beats)).toEqual(sessions.map(() => 1));
  });

  it('D7: a session not heard of for 35 s is taken for dead, one that answers is not', () => {
    const { sessions, turn } = scene(2);
    turn(heartbeatMs);
    const [silent, alive] = sessions;
    if (alive !== undefined) alive.heardAt = heartbeatMs;
    turn(deadAfterMs);
    expect(silent).toMatchObject({ closedWith: 4009, terminated: true });
    expect(alive).toMatchObject({ closedWith: undefined, terminated: false });
  });

  it('D7: silence is noticed after 35 s, whenever in the turn it began', () => {
    const { sessions, turn } = scene(50);
    turn(deadAfterMs);
    expect(sessions.filter(({ terminated }) => terminated)).toEqual([]);
    turn(1000);
    expect(sessions.filter(({ terminated }) => !terminated)).toEqual([]);
  });

  it('D4: who is stuck is closed with 4008 within a second, and is left to read that', () => {
    const { sessions, turn } = scene(30);
    const [stuck, ...others] = sessions;
    if (stuck !== undefined) stuck.stuck = true;
    turn(1000);
    expect(stuck).toMatchObject({ closedWith: 4008, terminated: false });
    expect(others.filter(({ closedWith }) => closedWith !== undefined)).toEqual([]);
  });

  it('D6: a credential that has expired ends its socket within a second, one that was prolonged does not', async () => {
    const { sessions, turn } = scene(2, ({ id }) => id === 'prolonged');
    const expires_at = start + 3000;
    sessions.forEach((session, index) => {
      session.credential = { ...session.credential, id: index === 0 ? 'spent' : 'prolonged', expires_at };
    });
    turn(2000);
    await Promise.resolve();
    expect(sessions.map(({ closedWith }) => closedWith)).toEqual([undefined, undefined]);
    turn(1000);
    await Promise.resolve();
    expect(sessions.map(({ closedWith }) => closedWith)).toEqual([4003, undefined]);
  });

  it('D6: a session renewed while its old credential is looked up stays', async () => {
    const { sessions, turn } = scene(1, () => Promise.resolve(false));
    const [session] = sessions;
    turn(heartbeatMs);
    if (session !== undefined) session.credential = { ...session.credential, id: 'fresh' };
    await Promise.resolve();
    await Promise.resolve();
    expect(session?.closedWith).toBeUndefined();
  });

  it('D6: a credential that is no longer good is found without any hint', async () => {
    const { sessions, turn, errors } = scene(1, () => Promise.resolve(false));
    turn(heartbeatMs);
    await Promise.resolve();
    await Promise.resolve();
    expect(sessions[0]?.closedWith).toBe(4501);
    expect(errors).toEqual([]);
  });

  it('D6: the rights to what is streamed are looked at once a turn', async () => {
    const { sessions, turn } = scene(3);
    turn(heartbeatMs);
    await Promise.resolve();
    await Promise.resolve();
    expect(sessions.map(({ rightsChecks }) => rightsChecks)).toEqual([1, 1, 1]);
  });

  it('a check that fails closes nobody and is reported', async () => {
    const { sessions, turn, errors } = scene(1, () => Promise.reject(new Error('database away')));
    turn(heartbeatMs);
    await Promise.resolve();
    await Promise.resolve();
    expect(sessions[0]?.closedWith).toBeUndefined();
    expect(errors).toHaveLength(1);
  });
});
