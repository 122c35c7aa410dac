import { gunzipSync } from 'node:zlib';
import { LockstepError } from '@lockstep/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, bearer } from './testing/ask.ts';
import { ana, serve, type Served } from './testing/serve.ts';

const id = '01920000-0000-7000-8000-000000000001';
const workspace = '01920000-0000-7000-8000-0000000000bb';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(async () => {
  await served.close();
});

const send = (method: string, path: string, json?: unknown, headers: Record<string, string> = {}) =>
  ask(served.port, `/api/v1${path}`, { method, headers: { ...bearer, ...headers }, json });

describe('writes (contract, “REST”)', () => {
  it('S3: POST tasks answers 201 with the result, op_id and seq, and passes the Idempotency-Key on as op_id', async () => {
    const answer = await send('POST', '/tasks', { title: 'Pay rent' }, { 'idempotency-key': 'key-1' });
    expect(answer.status).toBe(201);
    expect(answer.json()).toEqual({ task: { id: 'task-1', title: 'Pay rent' }, op_id: 'key-1', seq: 42 });
    expect(answer.headers['cache-control']).toBe('no-store');
    const [write] = served.application.writes;
    expect(write?.request).toEqual({ operation: 'task.add', input: { title: 'Pay rent' }, op_id: 'key-1' });
    expect(write?.caller.actor).toEqual({ kind: 'api', user_id: ana.user.id, name: 'Ana', client: 'script' });
  });

  it('S3: makes an op_id where none is given, and marks a repeated answer by a header alone', async () => {
    served.application.replayed = true;
    const answer = await send('POST', '/tasks', { title: 'Pay rent' });
    expect(answer.json()).toMatchObject({ op_id: 'made-1' });
    expect(answer.status).toBe(201);
    expect(answer.headers['idempotency-replayed']).toBe('true');
  });

  it.each([
    ['PATCH', `/tasks/${id}`, { title: 'x' }, 'task.update', { title: 'x', id }],
    ['POST', `/tasks/${id}/complete`, undefined, 'task.complete', { id }],
    ['POST', `/tasks/${id}/reopen`, {}, 'task.reopen', { id }],
    ['POST', `/tasks/${id}/restore`, undefined, 'task.restore', { id }],
    ['POST', `/tasks/${id}/skip`, undefined, 'task.skip', { id }],
    ['POST', `/tasks/${id}/move`, { project: 'Home' }, 'task.move', { project: 'Home', id }],
    ['POST', `/tasks/${id}/reschedule`, { due_date: null }, 'task.reschedule', { due_date: null, id }],
    ['DELETE', `/tasks/${id}`, undefined, 'task.delete', { id }],
    ['DELETE', `/tasks/${id}?if_seq=7`, undefined, 'task.delete', { if_seq: 7, id }],
    ['PATCH', `/projects/${id}`, { name: 'Home' }, 'project.save', { name: 'Home', id }],
    ['POST', `/projects/${id}/archive`, { archived: false }, 'project.archive', { archived: false, id }],
    ['DELETE', `/projects/${id}`, undefined, 'project.delete', { id }],
    ['POST', '/undo', { op_id: 'op-1' }, 'change.undo', { op_id: 'op-1' }],
  ])('%s %s answers 200', async (method, path, body, operation, input) => {
    expect((await send(method, path, body)).status).toBe(200);
    expect(served.application.writes[0]?.request).toMatchObject({ operation, input });
  });

  it('takes the workspace from the query or the body, and the zone from the query', async () => {
    await send('POST', `/tasks?workspace_id=${workspace}&time_zone=Asia/Tokyo`, { title: 'a' });
    await send('POST', '/tasks', { title: 'b', workspace_id: workspace });
    const [first, second] = served.application.writes;
    expect(first?.request).toMatchObject({ input: { title: 'a' }, workspace_id: workspace });
    expect(first?.caller.time_zone).toBe('Asia/Tokyo');
    expect(second?.request).toMatchObject({ input: { title: 'b' }, workspace_id: workspace });
    expect(second?.caller.time_zone).toBe('Europe/Berlin');
  });

  it('takes a list at the collection, as one operation', async () => {
    const input = { items: [{ title: 'a' }, { title: 'b' }], on_error: 'skip' };
    expect((await send('POST', '/tasks', input)).status).toBe(201);
    expect(served.application.writes[0]?.request.input).toEqual(input);
  });

  it.each([
    ['POST', '/tasks', { title: '' }, {}, 'title'],
    ['POST', '/tasks', { title: 'x', colour: 'red' }, {}, 'colour'],
    ['POST', '/tasks', undefined, {}, 'title'],
    ['POST', '/tasks', [{ title: 'x' }], {}, ''],
    ['POST', '/tasks', 'x', {}, ''],
    ['POST', '/tasks', { title: 'x' }, { 'idempotency-key': 'a b' }, 'Idempotency-Key'],
    ['POST', '/tasks', { title: 'x' }, { 'idempotency-key': 'x'.repeat(201) }, 'Idempotency-Key'],
    ['POST', '/tasks?colour=red', { title: 'x' }, {}, 'colour'],
    ['POST', '/tasks?workspace_id=mine', { title: 'x' }, {}, 'workspace_id'],
    ['POST', '/tasks', { title: 'x', workspace_id: 7 }, {}, 'workspace_id'],
    ['POST', `/tasks?workspace_id=${workspace}`, { title: 'x', workspace_id: workspace }, {}, 'workspace_id'],
    ['POST', '/tasks?time_zone=Mars/Base', { title: 'x' }, {}, 'time_zone'],
    ['PATCH', `/tasks/${id}`, { id: workspace, title: 'x' }, {}, 'id'],
    ['PATCH', `/tasks/${id}`, { items: [] }, {}, 'items'],
    ['PATCH', '/tasks/7', { title: 'x' }, {}, 'id'],
    ['DELETE', `/tasks/${id}?if_seq=new`, undefined, {}, 'if_seq'],
    ['DELETE', `/tasks/${id}?force=true`, undefined, {}, 'force'],
  ])('%s %s with %j names the field at fault', async (method, path, body, headers, field) => {
    const answer = await send(method, path, body, headers);
    expect(answer.status).toBe(422);
    expect(answer.problem()).toMatchObject({ code: 'VALIDATION_FAILED', status: 422, retryable: false });
    expect(answer.problem().errors[0]?.path).toBe(field);
    expect(served.application.writes).toEqual([]);
  });
});

describe('reads', () => {
  it('takes query and path as input', async () => {
    const answer = await send('GET', `/tasks?overdue=true&labels=home,work&limit=5&workspace_id=${workspace}`);
    expect(answer.status).toBe(200);
    expect(answer.json()['input']).toMatchObject({ overdue: true, labels: ['home', 'work'], limit: 5 });
    await send('GET', `/tasks/${id}`);
    await send('GET', `/workspaces/${workspace}/changes?since_seq=3`);
    expect(served.application.reads.map(({ operation, input }) => [operation, input])).toMatchObject([
      ['task.find', { workspace_id: workspace }],
      ['task.get', { id }],
      ['change.list', { workspace_id: workspace, since_seq: 3 }],
    ]);
  });

  it('names unknown and repeated fields', async () => {
    expect((await send('GET', '/tasks?colour=red')).problem().errors[0]?.message).toContain('Valid fields: ');
    expect((await send('GET', `/tasks/${id}?id=${id}`)).problem().errors[0]?.path).toBe('id');
  });

  it('answers HEAD with the headers of GET alone', async () => {
    const answer = await send('HEAD', '/tasks');
    expect(answer.status).toBe(200);
    expect(answer.bytes).toHaveLength(0);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
  });

  it('lists workspaces', async () => {
    expect((await send('GET', '/workspaces')).json()).toEqual({
      workspaces: [{ id: ana.personal_workspace_id, name: 'Ana', kind: 'personal', role: 'owner', head: 42 }],
    });
    expect((await send('GET', '/workspaces?x=1')).status).toBe(422);
  });
});

describe('POST operations', () => {
  it('executes a write by its name and tells where the stream will show it (D11)', async () => {
    const body = { op_id: 'op-1', operation: 'task.add', input: { title: 'x' }, workspace_id: workspace };
    const answer = await send('POST', '/operations', body);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ op_id: 'op-1', seq: 42, epoch: 'epoch-1', workspace_id: workspace });
    expect(served.application.writes[0]?.request).toEqual(body);
  });

  it('answers a read by its name', async () => {
    await send('POST', '/operations', { operation: 'task.find', input: { limit: 3 }, workspace_id: workspace });
    await send('POST', '/operations', { operation: 'task.get', input: { id } });
    expect(served.application.reads.map(({ input }) => input)).toMatchObject([
      { limit: 3, workspace_id: workspace },
      { id },
    ]);
  });

  it.each([
    [{ operation: 'task.explode', input: {} }, 'operation'],
    [{ operation: '__proto__', input: {} }, 'operation'],
    [{ operation: 'task.add', input: {}, extra: 1 }, 'extra'],
    [{ operation: 'task.add', op_id: 'a b', input: {} }, 'op_id'],
    [{ operation: 'task.add', op_id: 'other', input: { title: 'x' } }, 'op_id'],
    [{ input: {} }, 'operation'],
  ])('refuses %j', async (body, field) => {
    const answer = await send('POST', '/operations', body, { 'idempotency-key': 'key-1' });
    expect(answer.problem().errors[0]?.path).toBe(field);
  });
});

describe('snapshot', () => {
  const path = `/workspaces/${ana.personal_workspace_id}/snapshot`;

  it('streams the chunks, compressed where that is accepted', async () => {
    const plain = await send('GET', path);
    expect(plain.json()).toEqual({ epoch: 'epoch-1', seq: 3, tasks: [], projects: [] });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await send('GET', path, undefined, { 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.bytes).toString('utf8')).toBe(plain.text);
  });

  it('is bounded: so many at once a person get 429, and one that ends makes room', async () => {
    let goOn = () => {};
    served.application.snapshotWaits = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const reading = Array.from({ length: 4 }, () => send('GET', path));
    while (served.application.snapshotsBegun < 4) await new Promise((resolve) => setImmediate(resolve));
    const refused = await send('GET', path);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.problem()).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    goOn();
    expect((await Promise.all(reading)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await send('GET', path)).status).toBe(200);
  });

  it('makes room also where a reader goes away, or it fails midway', async () => {
    served.application.snapshotFailsAfter = 1;
    for (let count = 0; count < 6; count += 1) await expect(send('GET', path)).rejects.toThrow();
    served.application.snapshotFailsAfter = undefined;
    served.application.failure = new LockstepError('NOT_FOUND', 'There is no workspace with this id.');
    for (let count = 0; count < 6; count += 1) expect((await send('GET', path)).status).toBe(404);
    served.application.failure = undefined;
    expect((await send('GET', path)).status).toBe(200);
  });

  it('says of itself that it depends on the encoding and, where it does, on the origin', async () => {
    const headers = { origin: 'https://app.example.com', 'accept-encoding': 'gzip' };
    expect((await send('GET', path)).headers['vary']).toBe('Accept-Encoding');
    expect((await send('GET', path, undefined, headers)).headers['vary']).toBe('Origin, Accept-Encoding');
  });

  it('M7: is NOT_FOUND for a workspace of others', async () => {
    expect((await send('GET', `/workspaces/${workspace}/snapshot`)).problem().code).toBe('NOT_FOUND');
    expect((await send('GET', '/workspaces/mine/snapshot')).problem().errors[0]?.path).toBe('workspace_id');
  });

  it.each([{}, { 'accept-encoding': 'gzip' }])('tears the connection if it fails midway (%j)', async (headers) => {
    served.application.snapshotFailsAfter = 1;
    await expect(send('GET', path, undefined, headers)).rejects.toThrow(/aborted|socket hang up/);
    expect(served.log.some((line) => line.includes('the disk is gone'))).toBe(true);
  });
});

describe('lists', () => {
  it('are compressed where that is asked for and worth it', async () => {
    served.application.found = { tasks: Array.from({ length: 50 }, (_, index) => ({ title: `Task ${index}` })) };
    const plain = await send('GET', '/tasks');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await send('GET', '/tasks', undefined, { 'accept-encoding': 'br, gzip' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(packed.bytes).toString('utf8')).toBe(plain.text);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
    const refused = await send('GET', '/tasks', undefined, { 'accept-encoding': 'gzip;q=0' });
    expect(refused.headers['content-encoding']).toBeUndefined();
  });

  it('are left as they are where they are short, as are the answers to writes', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    expect((await send('GET', '/tasks', undefined, headers)).headers['content-encoding']).toBeUndefined();
    served.application.result = { task: { notes: 'x'.repeat(10_000) } };
    const written = await send('POST', '/tasks', { title: 'x' }, headers);
    expect(written.status).toBe(201);
    expect(written.headers['content-encoding']).toBeUndefined();
  });
});

describe('errors (contract, “Errors”)', () => {
  it('gives every code of the application its problem', async () => {
    served.application.failure = new LockstepError('CONFLICT', 'It was changed by Ben.', { current: { title: 'y' } });
    const answer = await send('PATCH', `/tasks/${id}`, { title: 'x', if_seq: 1 });
    expect(answer.status).toBe(409);
    expect(answer.problem()).toMatchObject({
      type: 'urn:lockstep:error:conflict',
      title: 'Conflict with the present state',
      detail: 'It was changed by Ben.',
      current: { title: 'y' },
      errors: [],
    });
    expect(served.metrics.errors.count('CONFLICT')).toBe(1);
  });

  it('tells of an unknown error nothing but the id under which it is logged', async () => {
    served.application.failure = new Error('password of the database is hunter2');
    const answer = await send('POST', '/tasks', { title: 'x' });
    expect(answer.status).toBe(500);
    expect(answer.problem()).toMatchObject({ code: 'INTERNAL', retryable: true });
    expect(answer.text).not.toContain('hunter2');
    const { request_id } = answer.problem();
    expect(answer.headers['x-request-id']).toBe(request_id);
    const line = served.log.find((each) => each.includes('hunter2'));
    expect(line).toContain(`"request_id":"${request_id}"`);
  });

  it('says when to come back where that is known', async () => {
    served.application.failure = new LockstepError('UNAVAILABLE', 'The disk is full.');
    const answer = await send('POST', '/tasks', { title: 'x' });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '1']);
  });

  it('asks for credentials, before the body is read', async () => {
    const answer = await ask(served.port, '/api/v1/tasks', { method: 'POST', body: '{' });
    expect(answer.problem().code).toBe('UNAUTHENTICATED');
    expect(answer.headers['www-authenticate']).toContain('Bearer');
  });

  it('answers what is not there, or not with this method', async () => {
    expect((await send('GET', '/nothing')).problem().code).toBe('NOT_FOUND');
    expect((await ask(served.port, '/nothing')).problem().code).toBe('NOT_FOUND');
    const answer = await send('PUT', '/tasks', {});
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST, GET']);
    expect(answer.problem().code).toBe('METHOD_NOT_ALLOWED');
    expect((await send('GET', '/tasks/%E0%A4%A')).problem().code).toBe('MALFORMED');
  });
});
