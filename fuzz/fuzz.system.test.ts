import { afterEach, expect, test } from 'vitest';
import type { Patch } from '../simulation/mutant/mutant.ts';
import { Campaign } from './campaign.ts';
import { FuzzedServer } from './server/fuzzed-server.ts';

const { FUZZ_SEED, FUZZ_INPUTS, LOCKSTEP_LONG } = process.env;
const seed = Number(FUZZ_SEED ?? 1);
const inputs = Number(FUZZ_INPUTS ?? (LOCKSTEP_LONG === '1' ? 100_000 : 5_000));
const patienceMs = 3_600_000;

let server: FuzzedServer;

async function fuzz(count: number, patches: readonly Patch[] = []): Promise<Campaign> {
  server = await FuzzedServer.start(patches);
  const campaign = new Campaign({ server, seed, inputs: count });
  await campaign.run();
  return campaign;
}

afterEach(() => server.stop());

test(
  `S1, S2, S6, M1: ${inputs} hostile inputs at every door break nothing and disturb nobody`,
  { timeout: patienceMs },
  async () => {
    const { faults, sent } = await fuzz(inputs);
    expect(faults.join('\n\n')).toBe('');
    expect(sent).toBe(inputs);
  },
);

const holes: readonly { readonly title: string; readonly patch: Patch; readonly brings: RegExp }[] = [
  {
    title: 'what JSON.parse throws is not caught',
    patch: {
      file: 'packages/server/src/transport/http/json-body.ts',
      find: "return parseJsonBytes(body, 'body');",
      replace: 'return JSON.parse(body.toString());',
    },
    brings: /seed \d+, input \d+, REST: the server answered INTERNAL/,
  },
  {
    title: 'a completed task is in the log and not in its row',
    patch: {
      file: 'packages/server/src/store/sqlite/sqlite-transaction.ts',
      find: '} else this.#write.updateTask',
      replace: '} else if (!entity.completed) this.#write.updateTask',
    },
    brings: /the log does not tell/,
  },
  {
    title: 'a frame that is no JSON ends the process',
    patch: {
      file: 'packages/server/src/realtime/sync-session.ts',
      find: '      this.#refuseFrame(error);\n',
      replace: '      setImmediate(() => { throw error; });\n',
    },
    brings: /the server ended with/,
  },
];

test.for(holes)('M1: a planted hole is found: $title', { timeout: patienceMs }, async ({ patch, brings }) => {
  const { faults } = await fuzz(1_000, [patch]);
  expect(faults.join('\n')).toMatch(brings);
});
