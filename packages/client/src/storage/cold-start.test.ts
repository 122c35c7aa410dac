import { LockstepError, toProblem } from '@lockstep/protocol';
import { describe, expect, test } from 'vitest';
import { FakeBrowser } from '../testing/browser.testing.ts';

const first = '01940000-0000-7000-8000-000000000001';
const busy = toProblem(new LockstepError('UNAVAILABLE', 'Busy.'));

/** A browser in which a page has seen one task. */
async function browserWithTask() {
  const browser = new FakeBrowser();
  browser.backend.act('task.add', { id: first, title: 'Buy milk' });
  const page = await browser.openLive();
  await browser.rest();
  return { browser, page };
}

function titles({ client }: ReturnType<FakeBrowser['open']>): readonly string[] {
  return client.tasks().map(({ title }) => title);
}

describe('a page that is opened again', () => {
  test('C3: without network it shows everything that was there, and that it is offline', async () => {
    const { browser, page } = await browserWithTask();
    await page.crash();
    const again = browser.open({ online: false });
    await browser.disk.quiet();
    expect(titles(again)).toEqual(['Buy milk']);
    expect(again.client.profile?.user.name).toBe('Ana');
    expect(again.client.status).toMatchObject({
      state: 'offline',
      durable: true,
      storage_problem: null,
      last_synced_at: '2026-11-22T10:00:00.000Z',
    });
  });

  test('C1, C2: what was added before anything of the workspace was kept is shown over nothing, and then over the rest', async () => {
    const browser = new FakeBrowser();
    browser.backend.act('task.add', { id: first, title: 'Buy milk' });
    const page = await browser.openLive();
    browser.cutAll();
    page.device.setOnline(false);
    void page.client.task.add({ title: 'Call Bob' });
    await browser.disk.quiet();
    await page.crash();

    const again = browser.open({ online: false });
    await browser.disk.quiet();
    expect(titles(again)).toEqual(['Call Bob']);
    expect(again.client.status).toMatchObject({ state: 'offline', pending: 1, last_synced_at: null });
    void again.client.task.add({ title: 'Pay rent' });
    expect(titles(again)).toEqual(['Call Bob', 'Pay rent']);
    again.device.setOnline(true);
    again.client.retryNow();
    await browser.flush();
    expect(titles(again)).toEqual(['Buy milk', 'Call Bob', 'Pay rent']);
    expect(again.client.status).toMatchObject({ state: 'live', pending: 0 });
    expect(again.reported).toEqual([]);
  });

  test('C3: nothing of it is left to be seen once its person has signed out', async () => {
    const { page, browser } = await browserWithTask();
    await page.crash();
    const again = browser.open({ online: false });
    again.client.connect();
    await browser.disk.quiet();
    void again.client.task.add({ title: 'Call Bob' });
    expect(titles(again)).toEqual(['Buy milk', 'Call Bob']);
    again.device.setOnline(true);
    again.client.retryNow();
    const answer = again.client.signOut({ discard_pending: true });
    await browser.flush();
    expect(await answer).toEqual({ signed_out: true });
    expect(titles(again)).toEqual([]);
  });

  test('D1: it goes on from the cursor that it had got to, without a snapshot', async () => {
    const { browser, page } = await browserWithTask();
    await page.crash();
    browser.backend.act('task.update', { id: first, title: 'Buy oat milk' });
    const again = browser.open();
    await browser.flush();
    expect(again.client.status.state).toBe('live');
    expect(titles(again)).toEqual(['Buy oat milk']);
    expect(browser.backend.asked.filter((path) => path.endsWith('/snapshot'))).toHaveLength(1);
  });

  test('C2, C3: what was queued before a crash is shown, sent once and answered', async () => {
    const { browser, page } = await browserWithTask();
    browser.backend.trouble = busy;
    void page.client.task.update({ id: first, title: 'Buy oat milk' });
    void page.client.task.add({ title: 'Call Bob' });
    await browser.flush();
    await page.crash();
    browser.backend.trouble = undefined;

    const again = browser.open({ online: false });
    await browser.disk.quiet();
    expect(titles(again)).toEqual(['Buy oat milk', 'Call Bob']);
    expect(again.client.status.pending).toBe(2);
    again.device.setOnline(true);
    again.client.retryNow();
    await browser.flush();
    expect(again.client.status).toMatchObject({ state: 'live', pending: 0 });
    expect(browser.backend.workspace.logged).toHaveLength(3);
  });

  test('C2: it was done, and the page did not live to hear of it: it is done once', async () => {
    const { browser, page } = await browserWithTask();
    void page.client.task.add({ title: 'Call Bob' });
    await browser.disk.quiet();
    browser.backend.line?.stepUp();
    expect(browser.backend.workspace.logged).toHaveLength(2);
    await page.crash();
    const again = await browser.openLive();
    expect(titles(again)).toEqual(['Buy milk', 'Call Bob']);
    expect(again.client.status.pending).toBe(0);
    expect(browser.backend.workspace.logged).toHaveLength(2);
  });

  test('C5: the shelf is still there, to be tried again or given up', async () => {
    const browser = new FakeBrowser();
    const page = await browser.openLive();
    void page.client.task.complete({ id: first });
    void page.client.task.reopen({ id: first });
    await browser.flush();
    expect(page.client.needsAttention).toHaveLength(2);
    await page.crash();
    browser.backend.act('task.add', { id: first, title: 'Buy milk' });

    const again = await browser.openLive();
    const [complete, reopen] = again.client.needsAttention;
    expect(complete).toMatchObject({ operation: 'task.complete', problem: { code: 'NOT_FOUND' } });
    expect(again.client.retry(complete?.op_id ?? '')).toBe(true);
    expect(again.client.discard(reopen?.op_id ?? '')).toBe(true);
    await browser.flush();
    expect(again.client.task(first)?.completed).toBe(true);
    await again.crash();
    expect((await browser.openLive()).client.needsAttention).toEqual([]);
  });

  test('X2, S3: what may have been sent is not guarded anew: its op_id stands for what it was', async () => {
    const { browser, page } = await browserWithTask();
    const seq = page.client.task(first)?.seq ?? 0;
    void page.client.task.update({ id: first, notes: 'a', if_seq: seq });
    await browser.disk.quiet();
    browser.backend.line?.stepUp();
    await page.crash();
    const again = await browser.openLive();
    expect(again.client.needsAttention).toEqual([]);
    expect(again.client.task(first)?.notes).toBe('a');
  });
});

describe('what the server may have forgotten', () => {
  test('S5: first sent below the floor, it goes to the shelf and is not sent again', async () => {
    const { browser, page } = await browserWithTask();
    browser.backend.trouble = busy;
    const sent = page.client.task.add({ title: 'Sent long ago' });
    await browser.flush();
    await page.crash();
    browser.backend.trouble = undefined;
    for (let turn = 0; turn < 9; turn += 1) browser.backend.act('task.update', { id: first, title: `T${turn}` });
    browser.backend.workspace.floor = 5;
    const again = await browser.openLive();
    expect(again.client.needsAttention).toMatchObject([{ input: { title: 'Sent long ago' } }]);
    expect(again.client.status.pending).toBe(0);
    expect(browser.backend.workspace.snapshot('').tasks).toHaveLength(1);
    void sent.catch(() => undefined);
  });

  test('S4, C9: sent before a backup was restored that ends before it, it is sent again', async () => {
    const { browser, page } = await browserWithTask();
    for (let turn = 0; turn < 5; turn += 1) browser.backend.act('task.update', { id: first, title: `T${turn}` });
    await browser.flush();
    void page.client.task.add({ title: 'Lost by the restore' });
    await browser.disk.quiet();
    browser.backend.line?.stepUp();
    await page.crash();
    browser.backend.restore(2);
    const again = await browser.openLive();
    expect(again.client.needsAttention).toEqual([]);
    expect(titles(again)).toEqual(['T0', 'Lost by the restore']);
  });

  test('S5: made offline long ago and never sent, it is sent', async () => {
    const { browser, page } = await browserWithTask();
    browser.cutAll();
    page.device.setOnline(false);
    void page.client.task.add({ title: 'Never sent' });
    await browser.disk.quiet();
    await page.crash();
    for (let turn = 0; turn < 9; turn += 1) browser.backend.act('task.update', { id: first, title: `T${turn}` });
    browser.backend.workspace.floor = 5;
    const again = await browser.openLive();
    expect(again.client.needsAttention).toEqual([]);
    expect(titles(again)).toEqual(['T8', 'Never sent']);
  });
});
