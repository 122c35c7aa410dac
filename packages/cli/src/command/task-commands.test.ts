import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LiveServer, startLiveServer, startOn, temporaryFolder } from '../testing/live-server.testing.ts';
import { type Ran, run, terminal } from '../testing/run-command.testing.ts';

let live: LiveServer;

beforeAll(async () => {
  live = await startLiveServer();
});

afterAll(async () => {
  await live.stop();
});

/** As a script with a token, or as whoever is at the machine of the data folder. */
function lockstep(...args: string[]): Promise<Ran> {
  return run(args, terminal({ LOCKSTEP_URL: live.url, LOCKSTEP_TOKEN: live.token }));
}

function atTheMachine(...args: string[]): Promise<Ran> {
  return run(args, terminal({ LOCKSTEP_URL: live.url, LOCKSTEP_DATA: live.folder }));
}

function parsed(ran: Ran): Record<string, unknown> {
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ran.stdout) as Record<string, unknown>;
}

async function added(...words: string[]): Promise<{ id: string; seq: number }> {
  const { task, seq } = parsed(await lockstep('add', ...words, '--json')) as { task: { id: string }; seq: number };
  return { id: task.id, seq };
}

async function head(): Promise<number> {
  return (parsed(await lockstep('list', '--json')) as { seq: number }).seq;
}

/** The last change there was, as the plain WebSocket got it. */
async function latest(): Promise<Record<string, unknown>> {
  return live.change(await head());
}

describe('add', () => {
  test('reads the line as quick add, echoes the date, and every screen sees it', async () => {
    const ran = await lockstep('add', 'Buy milk', 'tomorrow', '5pm', 'every week', '%home', 'p2');
    expect(ran).toEqual({
      code: 0,
      stdout: 'Added “Buy milk”, due Tue 24 Nov, 17:00, every week\n',
      stderr: '',
    });
    expect(await latest()).toMatchObject({
      type: 'task_created',
      task: {
        title: 'Buy milk',
        due_date: '2026-11-24',
        due_time: '17:00',
        due_zone: 'Europe/Berlin',
        labels: ['home'],
        priority: 'high',
        recurrence: { rrule: 'FREQ=WEEKLY' },
      },
      actor: { kind: 'api', client: 'Test script' },
    });
  });

  test('prints what the API answers with --json', async () => {
    const answer = parsed(await lockstep('add', 'Plain', '--json'));
    expect(answer).toMatchObject({ task: { title: 'Plain' }, seq: expect.any(Number), op_id: expect.any(String) });
  });

  test.each([
    [['party', 'feb 30'], '“feb 30” is a date that does not exist.'],
    [['dig', '#garden'], 'There is no project “#garden”.'],
    [['tomorrow'], 'What is to be done?'],
    [['x'.repeat(501)], 'title'],
  ])('%j is refused and adds nothing', async (words, message) => {
    const before = await head();
    const ran = await lockstep('add', ...words);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain(message);
    expect(await head()).toBe(before);
  });

  test('says how words were read where it may surprise', async () => {
    const ran = await lockstep('add', 'pay', 'rent', '2026-11-01');
    expect(ran).toMatchObject({ code: 0, stderr: '“2026-11-01” is in the past.\n' });
  });

  test('without words is not understood', async () => {
    const ran = await lockstep('add');
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("missing required argument 'text'");
  });
});

describe('list', () => {
  test('shows titles, dates, labels, and marks what is overdue', async () => {
    await lockstep('add', 'Late one', '2026-11-20', '%red');
    const { stdout } = await lockstep('list', 'late', 'one');
    expect(stdout).toMatch(/^\[ \] {2}Late one {2}Fri, 20 Nov 2026 \(overdue\) {2}%red {2}[0-9a-f]{8}\n$/);
    expect((await lockstep('list', '--overdue')).stdout).toContain('Late one');
    expect((await lockstep('list', '--due-from', '2026-11-21', 'late one')).stdout).toBe('Nothing to show.\n');
  });

  test('as JSON is what the API answers', async () => {
    const answer = parsed(await lockstep('list', 'late', '--json'));
    expect(answer).toMatchObject({ tasks: [{ title: 'Late one' }], next_cursor: null, seq: expect.any(Number) });
  });

  test('colours on a terminal alone, and not with NO_COLOR', async () => {
    const env = { LOCKSTEP_URL: live.url, LOCKSTEP_TOKEN: live.token };
    const coloured = terminal(env);
    coloured.stdout.isTTY = true;
    expect((await run(['list'], coloured)).stdout).toContain('\u001B[');
    const plain = terminal({ ...env, NO_COLOR: '1' });
    plain.stdout.isTTY = true;
    expect((await run(['list'], plain)).stdout).not.toContain('\u001B[');
    expect((await lockstep('list')).stdout).not.toContain('\u001B[');
  });

  test.each([
    [['--bogus'], 2, 'unknown option'],
    [['--status', 'lost'], 2, 'Allowed choices are'],
    [['--limit', '0'], 2, '1 to 500'],
    [['--due-to', '30.11.'], 1, 'due_to'],
    [['--project', 'nowhere'], 1, 'project'],
  ])('%j ends with %i and names what is wrong', async (args, code, message) => {
    const ran = await lockstep('list', ...args);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(message);
  });
});

describe('done', () => {
  test('by title, by words of it, by id and by the end of it', async () => {
    await added('Water the ferns');
    expect((await lockstep('done', 'WATER the ferns')).stdout).toBe('Completed “Water the ferns”\n');
    await added('Oil the hinges');
    expect((await lockstep('done', 'hinges')).stdout).toBe('Completed “Oil the hinges”\n');
    const byId = await added('By id');
    expect((await lockstep('done', byId.id)).stdout).toBe('Completed “By id”\n');
    const byEnd = await added('By the end');
    expect((await lockstep('done', byEnd.id.slice(-8))).stdout).toBe('Completed “By the end”\n');
    expect((await lockstep('done', '--reopen', 'by the end')).stdout).toBe('Reopened “By the end”\n');
  });

  test('several ids are one operation', async () => {
    const [one, two] = [await added('One of two'), await added('Two of two')];
    const { stdout } = await lockstep('done', one.id, two.id);
    expect(stdout).toBe('Completed 2 tasks\n');
    const changes = [await live.change(two.seq + 1), await live.change(two.seq + 2)];
    expect(new Set(changes.map((change) => change['op_id'])).size).toBe(1);
  });

  test('tells when a recurring task is next due', async () => {
    await added('Stretch', 'every', 'day');
    expect((await lockstep('done', 'stretch')).stdout).toMatch(/^Completed “Stretch”, next due .*, every day\n$/);
  });

  test('never guesses among several, and lists them', async () => {
    await Promise.all([added('Twin task'), added('Twin task')]);
    const ran = await lockstep('done', 'twin', 'task');
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/2 open tasks may be meant.*\n.*\n.*Twin task\n.*Twin task\n$/);
    const asJson = await lockstep('done', 'twin', 'task', '--json');
    expect(JSON.parse(asJson.stderr)).toMatchObject({ code: 'AMBIGUOUS', candidates: [{}, {}] });
  });

  test('asks at a terminal', async () => {
    await Promise.all([added('Ask me A'), added('Ask me B')]);
    const surroundings = terminal({ LOCKSTEP_URL: live.url, LOCKSTEP_TOKEN: live.token });
    surroundings.stdin.isTTY = true;
    surroundings.stderr.isTTY = true;
    const running = run(['done', 'ask', 'me'], surroundings);
    await surroundings.stderr.until((text) => text.includes('Which one'));
    const chosen = /2 {2}(Ask me [AB])/.exec(surroundings.stderr.text)?.[1];
    surroundings.stdin.write('2\n');
    expect((await running).stdout).toBe(`Completed “${chosen}”\n`);
  });

  test('what is not there is an error', async () => {
    const ran = await lockstep('done', 'no', 'such', 'thing');
    expect(ran).toEqual({ code: 1, stdout: '', stderr: 'No open task is called “no such thing”.\n' });
  });
});

describe('without a token', () => {
  test('a running server is spoken to with a token of the moment, which is gone afterwards', async () => {
    const ran = await atTheMachine('add', 'From the machine');
    expect(ran.code).toBe(0);
    expect(await latest()).toMatchObject({
      task: { title: 'From the machine' },
      actor: { kind: 'api', client: 'Command line' },
    });
    const names = (await live.server.core.auth.tokens.list()).map(({ name }) => name);
    expect(names).toEqual(['Test script']);
  });

  test('a server that uses other data is not written past', async () => {
    const other = await temporaryFolder();
    const created = await run(['token', 'create', '--name', 'x'], terminal({ LOCKSTEP_DATA: other.folder }));
    expect(created.code).toBe(0);
    const ran = await run(['add', 'Lost'], terminal({ LOCKSTEP_URL: live.url, LOCKSTEP_DATA: other.folder }));
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('does not use the data in');
    await other.remove();
  });

  test('where no server runs the folder itself is used, and the next server knows it all', async () => {
    const { folder, remove } = await temporaryFolder();
    const server = await startOn(folder);
    const port = new URL(server.url).port;
    await server.stop();
    const env = { LOCKSTEP_DATA: folder, PORT: port };
    expect((await run(['add', 'Alone'], terminal(env))).stdout).toBe('Added “Alone”\n');
    expect((await run(['done', 'alone'], terminal(env))).stdout).toBe('Completed “Alone”\n');
    const again = await startOn(folder, Number(port));
    const listed = await run(['list', '--status', 'done', '--json'], terminal(env));
    expect(JSON.parse(listed.stdout)).toMatchObject({ tasks: [{ title: 'Alone', completed: true }], seq: 2 });
    await again.stop();
    await remove();
  });

  test('a folder without data is not made into an empty list', async () => {
    const { folder, remove } = await temporaryFolder();
    const ran = await run(['list'], terminal({ LOCKSTEP_DATA: `${folder}/mistyped`, PORT: '1' }));
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('There is no data in');
    await remove();
  });
});

describe('errors of the connection', () => {
  test('a wrong token', async () => {
    const ran = await run(['list'], terminal({ LOCKSTEP_URL: live.url, LOCKSTEP_TOKEN: 'lst_wrong' }));
    expect(ran).toMatchObject({ code: 1, stderr: 'The API token is not valid: unknown, expired or revoked.\n' });
  });

  test('no server', async () => {
    const ran = await run(['list'], terminal({ LOCKSTEP_URL: 'http://127.0.0.1:1', LOCKSTEP_TOKEN: live.token }));
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('No server answers at http://127.0.0.1:1');
  });

  test('a token that may only read', async () => {
    const { core } = live.server;
    const { person } = await core.auth.registration.ensureOwner();
    const { token, record } = await core.auth.tokens.create(person.user.id, { name: 'r', scopes: ['tasks:read'] });
    const ran = await run(['add', 'x'], terminal({ LOCKSTEP_URL: live.url, LOCKSTEP_TOKEN: token }));
    expect(ran).toMatchObject({ code: 1, stderr: 'This needs a credential with the scope tasks:write.\n' });
    await core.auth.tokens.revoke(record.id);
  });
});
