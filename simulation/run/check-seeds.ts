import { makePlan } from '../plan/make-plan.ts';
import type { Plan } from '../plan/step.ts';
import { shrink } from '../shrink.ts';
import { simulate, type SimulationOptions } from '../simulate.ts';

/** Seeds from the first to the last, both included. */
export interface SeedRange {
  readonly from: number;
  readonly to: number;
}

function ruleOf(found: readonly string[]): string | undefined {
  return found[0]?.split(' at ')[0];
}

/** The fewest steps under which the same rule is broken, as an entry for the known plans. */
async function explain(plan: Plan, found: readonly string[], options: SimulationOptions): Promise<string> {
  const rule = ruleOf(found);
  const small = await shrink(plan, async (candidate) => ruleOf((await simulate(candidate, options)).found) === rule);
  const { found: left } = await simulate(small, options);
  const steps = small.steps.map(
    ({ kind, afterMs, who, a, b, c }) => `step('${kind}', ${afterMs}, ${who}, [${a}, ${b}, ${c}]),`,
  );
  return [
    `Seed ${plan.seed} breaks ${rule}, also with ${steps.length} of its ${plan.steps.length} steps:`,
    ...left,
    'As an entry of simulation/known-plans.ts:',
    `plan: { seed: ${plan.seed}, pages: [${small.pages.join(', ')}], listeners: ${small.listeners}, steps: [`,
    ...steps.map((step) => `  ${step}`),
    '] }',
    `All of it again: SIMULATION_SEED=${plan.seed} npx vitest run --project=system simulation/simulation`,
  ].join('\n');
}

/** What is wrong under the first of these seeds under which something is; empty if nothing is under any. */
export async function checkSeeds({ from, to }: SeedRange, options: SimulationOptions = {}): Promise<string> {
  for (let seed = from; seed <= to; seed += 1) {
    const plan = makePlan(seed);
    const { found } = await simulate(plan, options);
    if (found.length > 0) return explain(plan, found, options);
  }
  return '';
}
