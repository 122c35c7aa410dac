import { expect, test } from 'vitest';
import { storeWith } from '../mutant/forwarding-store.ts';
import { checkSeeds } from './check-seeds.ts';

test('P1: what fails is told with its seed, its rule and the fewest steps', async () => {
  const explanation = await checkSeeds(
    { from: 1, to: 20 },
    {
      mutateStore: (store) =>
        storeWith(store, {
          changesAfter: (workspace_id, seq, bounds) => store.changesAfter(workspace_id, seq + 1, bounds),
        }),
    },
  );
  const [, seed, left, all] = /^Seed (\d+) breaks D1, also with (\d+) of its (\d+) steps/.exec(explanation) ?? [];
  expect(Number(left), explanation).toBeLessThan(Number(all) / 4);
  expect(explanation.match(/^ {2}step\('/gm)?.length).toBe(Number(left));
  expect(explanation).toContain(`SIMULATION_SEED=${seed} npx vitest`);
});
