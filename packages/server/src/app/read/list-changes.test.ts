import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  for (const title of ['one', 'two', 'three']) await server.request('POST', 'tasks', { title });
});

afterAll(() => server.stop());

function changes(query: string) {
  return server.request('GET', `workspaces/${server.workspace_id}/changes?${query}`);
}

describe('change.list', () => {
  it('S4: answers from the head on with nothing, and refuses a seq ahead of it', async () => {
    expect(await changes('since_seq=3')).toMatchObject({ status: 200, body: { head: 3, changes: [] } });
    for (const seq of [4, Number.MAX_SAFE_INTEGER]) {
      expect(await changes(`since_seq=${seq}`)).toMatchObject({
        status: 409,
        body: { code: 'CONFLICT', errors: [{ path: 'since_seq' }] },
      });
    }
  });

  it('S4: refuses a seq of another epoch, and takes one of its own', async () => {
    const { epoch } = server.core.store;
    expect(await changes(`since_seq=2&epoch=${epoch}`)).toMatchObject({ status: 200, body: { changes: [{ seq: 3 }] } });
    expect(await changes('since_seq=2&epoch=another')).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT', errors: [{ path: 'epoch' }] },
    });
  });
});
