/** `node simulation/mutant/hunt.ts NAME SEEDS`: looks for a known plan or a seed that catches the mutant, and prints it as JSON. */
import { applyPatches } from './apply-patches.ts';
import type { Mutant } from './mutant.ts';

async function mutantNamed(name: string): Promise<Mutant> {
  // What the mutants patch must not be loaded before the patches are in place, so their list loads types only.
  const { mutants } = await import('./mutants.ts');
  const mutant = mutants.find((candidate) => candidate.name === name);
  if (mutant === undefined) throw new Error(`There is no mutant “${name}”.`);
  return mutant;
}

async function hunt(name: string, seeds: number): Promise<{ readonly caught: string | null; readonly seeds: number }> {
  const { patches = [], store } = await mutantNamed(name);
  const unused = applyPatches(patches);
  const { makePlan } = await import('../plan/make-plan.ts');
  const { knownPlans } = await import('../known-plans.ts');
  const { simulate } = await import('../simulate.ts');
  if (unused().length > 0) throw new Error(`Nothing loads ${unused()[0]?.file}.`);
  const options = store === undefined ? {} : { mutateStore: store };
  for (const { plan } of knownPlans) {
    const { found } = await simulate(plan, options);
    if (found[0] !== undefined) return { caught: found[0], seeds: 0 };
  }
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { found } = await simulate(makePlan(seed), options);
    if (found[0] !== undefined) return { caught: found[0], seeds: seed };
  }
  return { caught: null, seeds };
}

const [name = '', seeds = '300'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await hunt(name, Number(seeds)))}\n`);
