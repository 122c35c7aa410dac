import { expect, test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { Rest } from './rest.ts';
import { startLockstep, type LockstepServer } from './lockstep-server.ts';

/** Another screen of the same person, or of nobody. */
export interface ScreenOptions extends BrowserContextOptions {
  readonly path?: string;
  readonly signedIn?: boolean;
}

interface Stage {
  /** A fresh server with a fresh database. */
  readonly server: LockstepServer;
  /** Opens a page in a browser context of its own, signed in as the owner unless told otherwise. */
  readonly open: (options?: ScreenOptions) => Promise<Page>;
  /** The REST API with a token of the owner, called “Deploy script”. */
  readonly rest: Rest;
  /** What of the browser's complaints belongs to the test. */
  readonly expectedComplaints: RegExp | null;
}

const locale = { locale: 'en-GB', timezoneId: 'Europe/Berlin' };

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Every test has a server of its own, and its pages may not complain: no error, no violation of the security policy. */
export const test = base.extend<Stage>({
  expectedComplaints: [null, { option: true }],
  server: async ({ browserName }, provide) => {
    const server = await startLockstep(browserName);
    await provide(server);
    await server.remove();
  },
  open: async ({ browser, server, expectedComplaints }, provide) => {
    const complaints: string[] = [];
    const contexts: BrowserContext[] = [];
    let session: State | undefined;
    const sessionState = async (): Promise<State> => {
      const context = await browser.newContext(locale);
      const token = new URL(server.firstSignIn).searchParams.get('token');
      await context.request.post(`${server.url}/api/v1/session/redeem`, {
        headers: { origin: server.url },
        data: { token },
      });
      const state = await context.storageState();
      await context.close();
      return state;
    };
    await provide(async ({ path = '/today', signedIn = true, ...options } = {}) => {
      if (signedIn) session ??= await sessionState();
      const state = signedIn && session !== undefined ? { storageState: session } : {};
      const context = await browser.newContext({ ...locale, ...options, ...state });
      contexts.push(context);
      const page = await context.newPage();
      listen(page, complaints);
      await page.goto(server.url + path);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(complaints.filter((text) => expectedComplaints?.test(text) !== true)).toEqual([]);
  },
  rest: async ({ server }, provide) => {
    await provide(new Rest(server.url, await server.cli('token', 'create', '--name', 'Deploy script')));
  },
});

export { expect };
