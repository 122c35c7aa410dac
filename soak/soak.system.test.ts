import { afterEach, expect, test } from 'vitest';
import type { Patch } from '../simulation/mutant/mutant.ts';
import { SoakedServer } from './server/soaked-server.ts';
import { soak, type Soaked, type SoakOptions } from './soak.ts';

const { LOCKSTEP_LONG, SOAK_MINUTES } = process.env;
const minutes = SOAK_MINUTES ?? (LOCKSTEP_LONG === '1' ? '30' : undefined);
const short: SoakOptions = { warmUpMs: 6_000, measuredMs: 12_000, sampleEveryMs: 400 };
const planted: SoakOptions = { warmUpMs: 2_000, measuredMs: 4_000, sampleEveryMs: 250 };
const long: SoakOptions = { warmUpMs: 60_000, measuredMs: Number(minutes) * 60_000, sampleEveryMs: 10_000 };
const patienceMs = 7_200_000;

/** What caches may still take while they settle. A leak of a single message an operation is several times as much. */
const heapGrowthBytes = 1024 * 1024;
/** Whoever is just coming or going. */
const descriptorGrowth = 8;

let server: SoakedServer;

async function soaked(options: SoakOptions, patches: readonly Patch[] = []): Promise<Soaked> {
  server = await SoakedServer.start(patches);
  return soak(server, options);
}

afterEach(() => server.stop());

test(
  'D4: steady changes with slow readers, sleeping tabs and reconnects leave heap and open files as they were',
  { timeout: patienceMs },
  async ({ annotate }) => {
    const result = await soaked(minutes === undefined ? short : long);
    await annotate(JSON.stringify(result));
    expect(result.faults).toEqual([]);
    expect(server.said).not.toMatch(/"level":"(?:error|fatal)"/);
    expect(result.heapBytes).toBeLessThan(heapGrowthBytes);
    expect(result.descriptors).toBeLessThan(descriptorGrowth);
  },
);

const leaks: readonly {
  readonly title: string;
  readonly patch: Patch;
  readonly sees: keyof Soaked;
  readonly most: number;
}[] = [
  {
    title: 'whoever has gone stays among the sessions',
    patch: {
      file: 'packages/server/src/transport/ws/accept-sockets.ts',
      find: "webSocket.on('close', (code) => session.ended(code));",
      replace: '',
    },
    sees: 'heapBytes',
    most: heapGrowthBytes,
  },
  {
    title: 'what is published is kept',
    patch: {
      file: 'packages/server/src/realtime/topic.ts',
      find: 'if (operation.to <= this.#head) return;',
      replace: '(globalThis.kept ??= []).push(operation);\n    if (operation.to <= this.#head) return;',
    },
    sees: 'heapBytes',
    most: heapGrowthBytes,
  },
  {
    title: 'a file is left open for each connection',
    patch: {
      file: 'packages/server/src/transport/ws/socket-channel.ts',
      find: '    this.#webSocket = webSocket;\n',
      replace: "    this.#webSocket = webSocket;\n    process.getBuiltinModule('node:fs').openSync('/dev/null');\n",
    },
    sees: 'descriptors',
    most: descriptorGrowth,
  },
];

test.for(leaks)('D4: a planted leak is seen: $title', { timeout: patienceMs }, async ({ patch, sees, most }) => {
  const result = await soaked(planted, [patch]);
  expect(result[sees]).toBeGreaterThan(most);
});
