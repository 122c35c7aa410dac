import { LockstepError, toProblem } from '@lockstep/protocol';
import { SeededRandom } from '@lockstep/testkit/seeded-random';
import { describe, expect, test } from 'vitest';
import type { BackendSocket } from '../testing/backend-socket.testing.ts';
import { FakeBrowser } from '../testing/browser.testing.ts';

const first = '01940000-0000-7000-8000-000000000001';
const busy = toProblem(new LockstepError('UNAVAILABLE', 'Busy.'));

async function twoTabs() {
  const browser = new FakeBrowser();
  browser.backend.act('task.add', { id: first, title: 'Buy milk' });
  const leader = await browser.openLive();
  const other = await browser.openLive();
  return { browser, leader, other };
}

/** Everything that is on its way to a page arrives. */
function hearAll(socket: BackendSocket | undefined): void {
  if (socket === undefined) throw new Error('The page has no socket.');
  while (socket.waitingDown > 0) socket.stepDown();
}

function titles(page: { readonly client: { tasks(): readonly { readonly title: string }[] } }): readonly string[] {
  return page.client.tasks().map(({ title }) => title);
}

describe('C4: of several tabs', () => {
  test('one sends what another has queued, and both are answered', async () => {
    const { browser, leader, other } = await twoTabs();
    const mine = leader.client.task.add({ title: 'From the leader' });
    const theirs = other.client.task.add({ title: 'From the other' });
    await browser.flush();
    expect((await mine).task.title).toBe('From the leader');
    expect((await theirs).task.title).toBe('From the other');
    expect(titles(leader)).toEqual(['Buy milk', 'From the leader', 'From the other']);
    expect(titles(other)).toEqual(titles(leader));
    expect(browser.backend.sent.map(({ socket }) => socket)).toEqual([0, 0]);
    for (const { client } of [leader, other]) expect(client.status).toMatchObject({ pending: 0, needs_attention: 0 });
  });

  test('each shows at once what another has queued, and goes on showing it until the stream does', async () => {
    const { browser, leader, other } = await twoTabs();
    browser.backend.trouble = busy;
    void other.client.task.update({ id: first, title: 'Buy oat milk' });
    await browser.flush();
    expect(titles(leader)).toEqual(['Buy oat milk']);
    expect(leader.client.status.pending).toBe(1);
    browser.backend.trouble = undefined;
    const seen: string[] = [];
    other.client.subscribe(() => seen.push(titles(other)[0] ?? ''));
    await browser.clock.advance(30_000);
    await browser.flush();
    expect(new Set(seen)).toEqual(new Set(['Buy oat milk']));
    expect(other.client.status.pending).toBe(0);
  });

  test('what changes nothing leaves all of them, too', async () => {
    const { browser, leader, other } = await twoTabs();
    const done = other.client.task.update({ id: first, title: 'Buy milk' });
    await browser.flush();
    expect((await done).seq).toBe(1);
    for (const { client } of [leader, other]) expect(client.status.pending).toBe(0);
  });

  test('C5: what is refused rejects where it was asked and is on the shelf of all; one tries it again, once', async () => {
    const { browser, leader, other } = await twoTabs();
    const refused = other.client.task.complete({ id: '01940000-0000-7000-8000-00000000ffff' });
    await browser.flush();
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [shelved] = leader.client.needsAttention;
    expect(other.client.needsAttention).toEqual([shelved]);
    const edited = { id: first };
    expect(leader.client.retry(shelved?.op_id ?? '', edited)).toBe(true);
    expect(other.client.retry(shelved?.op_id ?? '', edited)).toBe(true);
    await browser.flush();
    expect(browser.backend.workspace.logged).toHaveLength(2);
    for (const { client } of [leader, other]) {
      expect(client.status).toMatchObject({ pending: 0, needs_attention: 0 });
      expect(client.task(first)?.completed).toBe(true);
    }
  });

  test('a dead leader’s work is taken over, and done once', async () => {
    const { browser, leader, other } = await twoTabs();
    void leader.client.task.add({ title: 'One' });
    const two = other.client.task.add({ title: 'Two' });
    await browser.disk.quiet();
    browser.backend.sockets[0]?.stepUp();
    await leader.crash();
    await browser.flush();
    expect((await two).task.title).toBe('Two');
    expect(titles(other)).toEqual(['Buy milk', 'One', 'Two']);
    expect(browser.backend.workspace.logged).toHaveLength(3);
    expect(other.client.status.pending).toBe(0);
  });

  test('a leader that nobody looks at lets another send', async () => {
    const { browser, leader, other } = await twoTabs();
    leader.device.setVisible(false);
    await browser.flush();
    void leader.client.task.add({ title: 'From behind' });
    await browser.flush();
    expect(browser.backend.sent.map(({ socket }) => socket)).toEqual([1]);
    expect(titles(other)).toEqual(['Buy milk', 'From behind']);
  });

  test('what the stream has shown here does not come back because another has not seen it yet', async () => {
    const { browser, leader, other } = await twoTabs();
    const [leaders, others] = browser.backend.sockets;
    void leader.client.task.update({ id: first, title: 'Buy oat milk' });
    await browser.disk.quiet();
    leaders?.stepUp();
    hearAll(others);
    expect(other.client.status.pending).toBe(0);
    void leader.client.task.add({ title: 'Call Bob' });
    await browser.disk.quiet();
    expect(other.client.status.pending).toBe(1);
    await browser.flush();
    expect(other.client.status.pending).toBe(0);
  });

  test('what a leader saw done and did not live to put away, the next one puts away', async () => {
    const { browser, leader, other } = await twoTabs();
    const [leaders, others] = browser.backend.sockets;
    void leader.client.task.add({ title: 'Call Bob' });
    await browser.disk.quiet();
    leaders?.stepUp();
    hearAll(others);
    hearAll(leaders);
    await leader.crash();
    let most = 0;
    other.client.subscribe(() => (most = Math.max(most, other.client.status.pending)));
    await browser.flush();
    expect(most).toBe(0);
    const place = await browser.disk.start().storage(browser.clock).last();
    expect((await place?.outbox.load())?.items).toEqual([]);
  });

  test('C5: what is given up here does not come back because the storage was being read', async () => {
    for (let turns = 0; turns < 16; turns += 1) {
      const { browser, leader, other } = await twoTabs();
      void leader.client.task.complete({ id: '01940000-0000-7000-8000-00000000ffff' });
      await browser.flush();
      void leader.client.task.update({ id: first, title: 'Buy oat milk' });
      await browser.disk.turns(turns);
      const [shelved] = other.client.needsAttention;
      let back = 0;
      expect(other.client.discard(shelved?.op_id ?? '')).toBe(true);
      other.client.subscribe(() => (back += other.client.needsAttention.length));
      await browser.flush();
      expect(back, `given up after ${turns} turns`).toBe(0);
    }
  });

  test('X2: guarded changes of one tab, sent by another, are not in conflict with each other', async () => {
    const { browser, other } = await twoTabs();
    browser.cutAll();
    const notes = ['a', 'ab', 'abc'].map((text) => other.client.task.update({ id: first, notes: text, if_seq: 1 }));
    await browser.rest();
    expect((await Promise.all(notes)).map(({ task }) => task.notes)).toEqual(['a', 'ab', 'abc']);
    expect(other.client.needsAttention).toEqual([]);
  });

  test('X10: what waits is undone once, whichever of them does it, and the one that is about to send learns of it', async () => {
    for (let turns = 0; turns < 24; turns += 1) {
      const { browser, leader, other } = await twoTabs();
      browser.cutAll();
      const op_id = '01950000-0000-7000-8000-00000000000a';
      void leader.client.task.update({ id: first, title: 'Buy oat milk' }, { op_id });
      await browser.disk.quiet();
      // Both come back while one takes it back.
      const advanced = browser.clock.advance(1000);
      await browser.disk.turns(turns);
      const undone = other.client.undo({ op_id });
      await advanced;
      await browser.flush();
      await undone;
      await browser.rest();
      const sent = browser.backend.sent.filter((each) => each.op_id === op_id).length;
      expect(sent, `undone after ${turns} turns`).toBe(browser.backend.workspace.logged.includes(op_id) ? 1 : 0);
      for (const { client } of [leader, other]) {
        expect(titles({ client })).toEqual(['Buy milk']);
        expect(client.status, `undone after ${turns} turns`).toMatchObject({ pending: 0, needs_attention: 0 });
      }
    }
  });

  test('X10: undoing in two tabs at once is undoing once', async () => {
    const { browser, leader, other } = await twoTabs();
    browser.cutAll();
    const op_id = '01950000-0000-7000-8000-00000000000a';
    const changed = leader.client.task.update({ id: first, title: 'Buy oat milk' }, { op_id });
    await browser.disk.quiet();
    const undone = [leader, other].map(({ client }) => client.undo({ op_id }));
    await browser.disk.quiet();
    expect((await Promise.all(undone)).map(({ reverted }) => reverted).toSorted((x, y) => x - y)).toEqual([0, 1]);
    await expect(changed).rejects.toThrow();
    for (const { client } of [leader, other]) {
      expect(client.status).toMatchObject({ pending: 0, needs_attention: 0 });
      expect(titles({ client })).toEqual(['Buy milk']);
    }
    await browser.rest();
    expect(browser.backend.sent).toEqual([]);
  });

  test('C3: signing out in one signs the others out, and takes what they show', async () => {
    const { browser, leader, other } = await twoTabs();
    const out = leader.client.signOut();
    await browser.flush();
    expect(await out).toEqual({ signed_out: true });
    expect(other.client.status).toMatchObject({ state: 'signed-out', pending: 0 });
    expect(titles(other)).toEqual([]);
    expect(other.client.profile).toBeNull();
    const later = browser.open({ online: false });
    await browser.disk.quiet();
    expect(titles(later)).toEqual([]);
  });

  test('C3: signing out asks for what another tab has queued, and for the shelf', async () => {
    const { browser, leader, other } = await twoTabs();
    browser.backend.trouble = busy;
    void other.client.task.complete({ id: first });
    await browser.flush();
    expect(await leader.client.signOut()).toEqual({ signed_out: false, pending: 1, problem: null });
  });
});

/** Tabs that come and go, and crash, while the network does the same. */
async function run(seed: number): Promise<void> {
  const random = new SeededRandom(seed);
  const browser = new FakeBrowser();
  const open = () => {
    const page = browser.open();
    const seen = new Set<string>();
    // What was on the screen once stays there (C1), unless it is taken back.
    page.client.subscribe(() => {
      for (const { id } of page.client.tasks()) seen.add(id);
      for (const id of seen) if (page.client.task(id) === undefined && !takenBack.has(id)) vanished.push(id);
    });
    return page;
  };
  const vanished: string[] = [];
  /** Tasks whose making is taken back, and the operations of which a page said that they were before they were sent. */
  const takenBack = new Set<unknown>();
  const withdrawn = new Set<string>();
  const pages = [open(), open()];
  const answers = { asked: 0, settled: 0 };
  const write = () => {
    const page = random.pick(pages);
    if (page === undefined) return;
    answers.asked += 1;
    const id = random.pick(page.client.tasks())?.id;
    const asked =
      id === undefined || random.chance(0.5)
        ? page.client.task.add({ title: `T${answers.asked}` })
        : page.client.task.update({ id, title: `T${answers.asked}` });
    const settled = () => (answers.settled += 1);
    asked.then(settled, settled);
  };
  const undo = () => {
    const page = random.pick(pages);
    const pending = page?.client.pendingChanges ?? [];
    const item = random.chance(0.7) ? pending.at(-1) : random.pick(pending);
    if (page === undefined || item === undefined) return;
    answers.asked += 1;
    const by = page.client.newId();
    takenBack.add(item.input['id']);
    const settled = () => (answers.settled += 1);
    const undone = page.client.undo({ op_id: item.op_id }, { op_id: by }).then(({ reverted }) => {
      // The server would know the undo by its op_id.
      if (reverted > 0 && browser.backend.workspace.outcome(by) === undefined) withdrawn.add(item.op_id);
      return settled();
    });
    undone.catch(settled);
  };
  const happenings: readonly (() => unknown)[] = [
    write,
    write,
    write,
    undo,
    undo,
    () => browser.backend.sockets.forEach((socket) => socket.stepUp()),
    () => browser.backend.sockets.forEach((socket) => socket.stepDown()),
    () => browser.backend.stepHttp(random.chance(0.1) ? 'after' : undefined),
    () => browser.disk.turns(random.below(12)),
    () => browser.disk.turns(random.below(12)),
    () => browser.clock.advance(random.below(800)),
    () => random.pick(pages)?.device.setVisible(random.chance(0.6)),
    () => random.chance(0.15) && browser.cutAll(),
    async () => {
      if (!random.chance(0.25)) return;
      const [victim] = pages.splice(random.below(pages.length), 1);
      await victim?.crash();
      pages.push(open());
    },
    () => random.chance(0.2) && pages.length < 4 && pages.push(open()),
  ];
  for (let step = 0; step < 150; step += 1) await random.pick(happenings)?.();
  for (const page of pages) page.device.setVisible(true);
  for (let round = 0; round < 8; round += 1) {
    await browser.flush();
    await browser.clock.advance(31_000);
  }
  await browser.flush();
  expect(vanished, `seed ${seed}`).toEqual([]);
  const log = browser.backend.workspace;
  const alive = log.snapshot('').tasks.filter(({ deleted_at }) => deleted_at === null);
  const expected = alive.map(({ id, title }) => `${id} ${title}`);
  expect(
    [...withdrawn].filter((op_id) => log.outcome(op_id) !== undefined),
    `seed ${seed}`,
  ).toEqual([]);
  for (const { client, reported } of pages) {
    expect(client.status, `seed ${seed}`).toMatchObject({ state: 'live', pending: 0 });
    // What was taken back while another tab changed it, or took it back as well, is nothing to the server.
    const codes = new Set(client.needsAttention.map(({ problem }) => problem.code));
    expect(codes.difference(new Set(['NOT_FOUND', 'CONFLICT'])), `seed ${seed}`).toEqual(new Set());
    const shown = client.tasks({ status: 'all' }).map(({ id, title }) => `${id} ${title}`);
    expect(new Set(shown), `seed ${seed}`).toEqual(new Set(expected));
    expect(reported, `seed ${seed}`).toEqual([]);
  }
  expect(new Set(log.logged).size, `seed ${seed}`).toBe(log.logged.length);
  for (const page of pages) await page.crash();
}

test.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'C2, C4, C9, X10: tabs that come, go and crash lose nothing and do nothing twice (seed %i)',
  run,
);
