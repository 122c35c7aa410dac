import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOn, temporaryFolder } from '../testing/live-server.testing.ts';
import { run, type Terminal, terminal } from '../testing/run-command.testing.ts';

let folder: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});

afterAll(async () => {
  await remove();
});

/** Whoever is at the machine on which the server of this port runs. */
function atPort(port: string, ending?: AbortSignal): Terminal {
  return terminal({ LOCKSTEP_DATA: folder, PORT: port }, ending === undefined ? {} : { ending });
}

describe('watch', () => {
  test('D2: shows each change as it happens, and after the server was away those in between', async () => {
    const first = await startOn(folder);
    const { port } = new URL(first.url);
    const stopping = new AbortController();
    const watching = atPort(port, stopping.signal);
    const ended = run(['watch', '--since', '0'], watching);
    await run(['add', 'Seen live'], atPort(port));
    await watching.stdout.until((text) => text.includes('Seen live'));
    expect(watching.stdout.text).toMatch(/^\d\d:\d\d:\d\d {2}Owner \(Command line\) added “Seen live”\n$/);
    await first.stop();
    await watching.stderr.until((text) => text.includes('reconnecting'));
    await run(['add', 'While away'], atPort(port));
    const second = await startOn(folder, Number(port));
    await watching.stdout.until((text) => text.includes('While away'));
    await run(['done', 'while', 'away'], atPort(port));
    await watching.stdout.until((text) => text.includes('completed “While away”'));
    stopping.abort();
    expect((await ended).code).toBe(0);
    expect(watching.stdout.text.split('\n')).toHaveLength(4);
    const tokens = await second.core.auth.tokens.list();
    expect(tokens).toEqual([]);
    await second.stop();
  });

  test('--json prints the messages of plain mode, --count ends it', async () => {
    const server = await startOn(folder);
    const { port } = new URL(server.url);
    const { code, stdout } = await run(['watch', '--since', '0', '--count', '2', '--json'], atPort(port));
    expect(code).toBe(0);
    const messages = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; seq?: number });
    expect(messages.map(({ type, seq }) => [type, seq])).toEqual([
      ['ready', undefined],
      ['task_created', 1],
      ['task_created', 2],
    ]);
    await server.stop();
  });

  test('a token that is refused ends it, and so does no server', async () => {
    const server = await startOn(folder);
    const env = { LOCKSTEP_URL: server.url, LOCKSTEP_TOKEN: 'lst_wrong' };
    expect(await run(['watch'], terminal(env))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not valid'),
    });
    const { port } = new URL(server.url);
    await server.stop();
    expect(await run(['watch'], atPort(port))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No server answers'),
    });
    const given = terminal({ LOCKSTEP_URL: server.url, LOCKSTEP_TOKEN: 'lst_any' });
    expect((await run(['watch'], given)).stderr).toContain('No server answers');
  });
});
