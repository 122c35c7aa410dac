import { describe, expect, test } from 'vitest';
import { FakeBrowser } from '../testing/browser.testing.ts';

type Page = ReturnType<FakeBrowser['open']>;

interface Scene {
  readonly browser: FakeBrowser;
  page: Page;
}

/** A way to being live: what there is before it, and how it begins. */
interface Path {
  readonly title: string;
  begin(): Promise<Scene>;
}

/** What comes in between. */
interface Event {
  readonly title: string;
  happen(scene: Scene): unknown;
}

function browserWithTasks(): FakeBrowser {
  const browser = new FakeBrowser();
  for (const title of ['One', 'Two', 'Three']) browser.backend.act('task.add', { title });
  return browser;
}

/** A page that was live, was cut off, and is about to try again. */
async function cutOff(meanwhile: (browser: FakeBrowser) => void): Promise<Scene> {
  const browser = browserWithTasks();
  const page = await browser.openLive();
  await browser.rest();
  browser.cutAll();
  meanwhile(browser);
  await browser.clock.advance(2_000);
  return { browser, page };
}

function missTwo({ backend }: FakeBrowser): void {
  backend.act('task.add', { title: 'Missed' });
  backend.act('task.add', { title: 'Missed too' });
}

const paths: readonly Path[] = [
  {
    title: 'the first start',
    begin: async () => {
      const browser = browserWithTasks();
      return { browser, page: browser.open() };
    },
  },
  {
    title: 'a start from what was kept, with a change that waits',
    begin: async () => {
      const { browser, page } = await cutOff(missTwo);
      void page.client.task.add({ title: 'Waiting' });
      await browser.disk.quiet();
      await page.crash();
      return { browser, page: browser.open() };
    },
  },
  { title: 'a resume', begin: () => cutOff(missTwo) },
  {
    title: 'a reset, since the log no longer reaches back',
    begin: () =>
      cutOff((browser) => {
        missTwo(browser);
        browser.backend.workspace.floor = 4;
      }),
  },
  {
    title: 'a reset, since a backup was restored',
    begin: () => cutOff(({ backend }) => backend.restore(2)),
  },
];

const events: readonly Event[] = [
  { title: 'a change here', happen: ({ page }) => void page.client.task.add({ title: 'Here' }) },
  { title: 'a change elsewhere', happen: ({ browser }) => browser.backend.act('task.add', { title: 'Elsewhere' }) },
  { title: 'the end of the socket', happen: ({ browser }) => browser.cutAll() },
  {
    title: 'the end of the network, after a change here',
    happen: ({ browser, page }) => {
      void page.client.task.add({ title: 'Offline' });
      page.device.setOnline(false);
      browser.cutAll();
    },
  },
  {
    title: 'a compaction',
    happen: ({ browser: { backend } }) => {
      backend.act('task.add', { title: 'Elsewhere' });
      backend.workspace.floor = backend.workspace.head;
    },
  },
  { title: 'a restored backup', happen: ({ browser }) => browser.backend.restore(1) },
  { title: 'looking away', happen: ({ page }) => page.device.setVisible(false) },
  {
    title: 'a crash and another start, after a change here',
    happen: async (scene) => {
      void scene.page.client.task.add({ title: 'Before the crash' });
      await scene.page.crash();
      scene.page = scene.browser.open();
    },
  },
  {
    title: 'another tab, and a change there',
    happen: ({ browser }) => void browser.open().client.task.add({ title: 'There' }),
  },
];

/** How many turns of the event loop pass between a step of the network and the event: storage and promises come to lie before and behind it. */
const turnsAfterStep = [0, 1, 3] as const;

/** The path as far as this step, then the event, then everything to its end; answers whether there was such a step. */
async function walk(path: Path, event: Event, steps: number, turns: number): Promise<boolean> {
  const scene = await path.begin();
  const { browser } = scene;
  for (let step = 0; step < steps; step += 1) {
    await browser.disk.quiet();
    if (!browser.stepOnce()) return false;
  }
  await browser.disk.turns(turns);
  await event.happen(scene);
  await browser.flush();
  scene.page.device.setOnline(true);
  scene.page.device.setVisible(true);
  for (let round = 0; round < 4; round += 1) {
    await browser.clock.advance(31_000);
    await browser.flush();
  }
  const where = `${path.title}: ${event.title} after ${steps} steps and ${turns} turns`;
  const { client, reported } = scene.page;
  const { workspace } = browser.backend;
  expect(client.status, where).toMatchObject({ state: 'live', pending: 0, needs_attention: 0 });
  const shown = client.tasks({ status: 'all' }).map(({ id, title, seq }) => `${seq} ${id} ${title}`);
  const there = workspace.snapshot('').tasks.map(({ id, title, seq }) => `${seq} ${id} ${title}`);
  expect(shown.toSorted(), where).toEqual(there.toSorted());
  expect(new Set(workspace.logged).size, where).toBe(workspace.logged.length);
  expect(reported, where).toEqual([]);
  return true;
}

describe.each(paths)('P5: on the way of $title', (path) => {
  test.each(events)('D1, D2, D12, C2: $title may come at every step', async (event) => {
    let walked = 0;
    for (let steps = 0, more = true; more; steps += 1) {
      for (const turns of turnsAfterStep) more = (await walk(path, event, steps, turns)) && more;
      if (more) walked += 1;
    }
    // Tickets, socket, greeting, snapshot or replay: none of it is one step.
    expect(walked).toBeGreaterThan(4);
  });
});
