import type { Plan } from './plan/step.ts';

/** Leaves out steps, large groups first, as long as the plan still fails: what is left is what it takes. */
export async function shrink(plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<Plan> {
  let smallest = plan;
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < smallest.steps.length;) {
      const steps = smallest.steps.toSpliced(from, size);
      if (await fails({ ...smallest, steps })) smallest = { ...smallest, steps };
      else from += size;
    }
  }
  return smallest;
}
