import { expect, test as base, type Page } from '@playwright/test';
import { freePort } from '@lockstep/testkit/free-port';
import { RunningExample } from '../../examples/running-example.testing.ts';
import { startLockstep, type LockstepServer } from './lockstep-server.ts';
import { Rest } from './rest.ts';

interface Stage {
  /** Where another app's pages are; the server allows them. */
  readonly port: number;
  readonly server: LockstepServer;
  /** The REST API, as a script uses it. */
  readonly rest: Rest;
  /** What an example, or an app, needs to know: where the server is, a token, and the port. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts an example by its one command; answers the page it serves. */
  readonly start: (name: string, args?: readonly string[]) => Promise<string>;
}

/** A fresh server, and beside it another app with pages of its own. */
export const test = base.extend<Stage>({
  port: async ({ browserName }, provide) => {
    expect(browserName).toBe('chromium');
    await provide(await freePort());
  },
  server: async ({ port }, provide) => {
    const server = await startLockstep('example', { LOCKSTEP_ALLOWED_ORIGINS: `http://localhost:${port}` });
    await provide(server);
    await server.remove();
  },
  rest: async ({ server }, provide) => {
    await provide(new Rest(server.url, await server.cli('token', 'create', '--name', 'Deploy script')));
  },
  env: async ({ server, port }, provide) => {
    const token = await server.cli('token', 'create', '--name', 'Example');
    await provide({ LOCKSTEP_URL: server.url, LOCKSTEP_TOKEN: token, PORT: String(port) });
  },
  start: async ({ env, port }, provide) => {
    const started: RunningExample[] = [];
    await provide(async (name, args = []) => {
      const example = new RunningExample(name, env, args);
      started.push(example);
      await example.until(/http:\/\/localhost:/);
      return `http://localhost:${port}/`;
    });
    await Promise.all(started.map((example) => example.stop()));
  },
});

/** What a page complains of, as it does. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

export { expect };
