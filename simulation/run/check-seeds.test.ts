import { expect, test } from 'vitest';
import { mutants } from '../mutant/mutants.ts';
import { checkSeeds } from './check-seeds.ts';

test('P1: what fails is told with its seed, its rule and the fewest steps', async () => {
  const mutateStore = mutants.find(({ name }) => name === 'dedupe outside the transaction')?.store;
  if (mutateStore === undefined) throw new Error('There is no such mutant.');
  const explanation = await checkSeeds({ from: 1, to: 20 }, { mutateStore });
  const [, seed, left, all] =
    /^Seed (\d+) breaks (?:S2|S3|C5), also with (\d+) of its (\d+) steps/.exec(explanation) ?? [];
  expect(Number(left), explanation).toBeLessThan(Number(all) / 4);
  expect(explanation.match(/^ {2}step\('/gm)?.length).toBe(Number(left));
  expect(explanation).toContain(`SIMULATION_SEED=${seed} npx vitest`);
});
