import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@lockstep/testkit/free-port';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ServerProcess, startServerProcess } from './testing/server-process.ts';

/** 10 in `npm test`, 100 in `npm run test:long` (P3). */
const kills = process.env['LOCKSTEP_LONG'] === '1' ? 100 : 10;
const writers = 8;

interface Acknowledged {
  readonly title: string;
  readonly seq: number;
}

interface Change {
  readonly seq: number;
  readonly op_id: string;
  readonly task: { readonly title: string };
}

/** Adds task after task until told to stop; what gets no answer is sent again under the same op_id, as a client does. */
class Writer {
  readonly acknowledged: Acknowledged[] = [];
  readonly #name: number;
  #count = 0;
  #stopped = false;

  constructor(name: number) {
    this.#name = name;
  }

  async run(server: () => ServerProcess): Promise<void> {
    while (!this.#stopped) {
      const title = `writer ${this.#name} task ${this.#count}`;
      if (await this.#send(server(), title)) this.#count += 1;
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  async #send({ url, token }: ServerProcess, title: string): Promise<boolean> {
    try {
      const response = await fetch(`${url}/api/v1/tasks`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': `op-${title.replaceAll(' ', '-')}`,
        },
        body: JSON.stringify({ title }),
      });
      if (response.status !== 201) return false;
      const { seq } = (await response.json()) as { seq: number };
      this.acknowledged.push({ title, seq });
      return true;
    } catch {
      // The server is gone or not back yet: whether it took the task is not known, so the same is sent again.
      await new Promise((resolve) => setImmediate(resolve));
      return false;
    }
  }
}

async function wholeLog({ url, token }: ServerProcess): Promise<Change[]> {
  const headers = { Authorization: `Bearer ${token}` };
  const me = (await (await fetch(`${url}/api/v1/me`, { headers })).json()) as { personal_workspace_id: string };
  const changes: Change[] = [];
  for (;;) {
    const since = changes.at(-1)?.seq ?? 0;
    const path = `workspaces/${me.personal_workspace_id}/changes?since_seq=${since}&limit=500`;
    const page = (await (await fetch(`${url}/api/v1/${path}`, { headers })).json()) as { changes: Change[] };
    if (page.changes.length === 0) return changes;
    changes.push(...page.changes);
  }
}

let folder: string;
let server: ServerProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-kill-'));
});

afterEach(async () => {
  await server.kill();
  await rm(folder, { recursive: true, force: true });
});

it(`P3, S1, S2, S3: kill -9 under load, ${kills} times: nothing acknowledged is lost, nothing is doubled`, async () => {
  const port = await freePort();
  server = await startServerProcess(folder, port);
  const all = Array.from({ length: writers }, (_, index) => new Writer(index));
  const running = all.map((writer) => writer.run(() => server));
  for (let kill = 0; kill < kills; kill += 1) {
    const goal = all.reduce((sum, writer) => sum + writer.acknowledged.length, 0) + 20 + ((kill * 7) % 30);
    while (all.reduce((sum, writer) => sum + writer.acknowledged.length, 0) < goal) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await server.kill();
    server = await startServerProcess(folder, port);
  }
  for (const writer of all) writer.stop();
  await Promise.all(running);
  const log = await wholeLog(server);
  expect(log.map((change) => change.seq)).toEqual(log.map((_, index) => index + 1));
  const seqByTitle = new Map(log.map((change) => [change.task.title, change.seq]));
  expect(seqByTitle.size).toBe(log.length);
  const acknowledged = all.flatMap((writer) => writer.acknowledged);
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills * 20);
  for (const { title, seq } of acknowledged) expect(seqByTitle.get(title)).toBe(seq);
}, 600_000);
