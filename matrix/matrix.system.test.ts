import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from './caller.ts';
import { everyCall } from './every-call.ts';
import { holes } from './holes.ts';
import { judgeLooks } from './judge/looks.ts';
import { judgeReferences } from './judge/references.ts';
import { readByAll } from './judge/strangers-reads.ts';
import { judgeTicket } from './judge/tickets.ts';
import { writersOf } from './judge/writers.ts';
import { Matrix } from './matrix.ts';
import { isForeign } from './rule.ts';
import { MatrixServer } from './server/matrix-server.ts';

function isOutsider({ isKnown, role }: Caller): boolean {
  return isKnown && role === undefined;
}

describe('a server and everybody who asks it', () => {
  let server: MatrixServer;
  let matrix: Matrix;

  beforeAll(async () => {
    server = await MatrixServer.start();
    matrix = await Matrix.make(server);
  });

  afterAll(() => server.stop());

  test('S6: whoever belongs to it, or is nobody, gets the answer that the rules say; others hear nothing of it', async () => {
    const outsiders = matrix.callers.filter(isOutsider);
    const before = await readByAll(matrix, outsiders);
    const faults = await matrix.judge(matrix.cells().filter(({ caller }) => !isOutsider(caller)));
    expect(faults.join('\n\n')).toBe('');
    expect(before.size).toBeGreaterThan(outsiders.length * 10);
    expect(await readByAll(matrix, outsiders)).toEqual(before);
  });

  test('S6: strangers and former members find of others nothing but what is not there', async () => {
    const outsiders = matrix.callers.filter(isOutsider);
    const faults = [...(await matrix.judge(matrix.cells().filter(({ caller }) => isOutsider(caller))))];
    for (const caller of outsiders) faults.push(...(await judgeReferences(matrix, caller)));
    expect(faults.join('\n\n')).toBe('');
    expect(await writersOf(server.made)).toEqual(new Set(['ana', 'edda']));
  });

  test('S6: what is foreign takes the same looks at the data as what is not there', async () => {
    const cells = matrix.cells().filter((cell) => cell.caller.name === 'stranger' && isForeign(cell));
    const faults: string[] = [];
    for (const cell of cells) faults.push(...(await judgeLooks(matrix, cell)));
    expect(faults.join('\n\n')).toBe('');
    expect(cells.length).toBeGreaterThan(50);
  });

  test('M4: a ticket opens one socket, once, whoever got it', async () => {
    const callers = matrix.callers.filter(({ isKnown, isForged }) => isKnown && !isForged);
    const faults = await Promise.all(callers.map((caller) => judgeTicket(server.made.port, caller)));
    expect(faults.flat()).toEqual([]);
  });

  test('M1: nothing of all this went wrong in the server', () => {
    expect(server.said).toBe('');
  });

  test('a route that the matrix does not know how to ask fails it', () => {
    const routes = [...server.made.routes, { method: 'GET', path: '/api/v1/secrets' }];
    expect(() => everyCall(routes)).toThrow('does not know who may ask GET /api/v1/secrets');
  });
});

describe('a planted hole is found', () => {
  test.for(holes)('$title', async ({ patches, calls, brings }) => {
    const server = await MatrixServer.start(patches);
    try {
      const matrix = await Matrix.make(server);
      const faults = [...(await matrix.judge(matrix.cells().filter(({ call }) => calls.test(call.name))))];
      for (const caller of matrix.callers.filter(({ name }) => name === 'owner')) {
        faults.push(...(await judgeTicket(server.made.port, caller)));
      }
      const looks = matrix.cells().filter((cell) => isForeign(cell) && cell.caller.name === 'stranger');
      for (const cell of looks.filter(({ call }) => calls.test(call.name)))
        faults.push(...(await judgeLooks(matrix, cell)));
      expect(faults.join('\n')).toMatch(brings);
    } finally {
      await server.stop();
    }
  });
});
