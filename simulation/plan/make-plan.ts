import type { SeededRandom } from '@lockstep/testkit/seeded-random';
import { randomOf } from '../fake/random-of.ts';
import type { Plan, Step, StepKind } from './step.ts';

/** How often each fault happens among the steps, where a plan has it at all. */
const faults: readonly (readonly [StepKind, number])[] = [
  ['agent-again', 4],
  ['trespass', 2],
  ['cut', 10],
  ['half-open', 4],
  ['stall', 8],
  ['disturb', 6],
  ['crash', 5],
  ['power-cut', 4],
  ['drain', 2],
  ['disk-trouble', 3],
  ['lose-http', 6],
  ['repeat-http', 5],
  ['delay-http', 5],
  ['retry-now', 3],
  ['refresh', 2],
  ['offline', 3],
  ['hide', 2],
  ['server-clock', 3],
  ['client-clock', 3],
  ['reload', 3],
  ['replace-page', 1],
  ['shelf-retry', 3],
  ['shelf-discard', 2],
  ['backup', 2],
  ['restore', 2],
  ['compact', 2],
];

const number = 1_000;
const rightsSalt = 0x52_49_47_48;

function pauseMs(random: SeededRandom): number {
  const dice = random.below(100);
  if (dice < 55) return random.below(8);
  if (dice < 85) return random.below(120);
  if (dice < 98) return random.below(2_000);
  return random.below(50_000);
}

function pick(random: SeededRandom, weights: readonly (readonly [StepKind, number])[]): StepKind {
  let dice = random.below(weights.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [kind, weight] of weights) {
    if (dice < weight) return kind;
    dice -= weight;
  }
  return 'write';
}

function aStep(random: SeededRandom, weights: readonly (readonly [StepKind, number])[]): Step {
  return {
    kind: pick(random, weights),
    afterMs: pauseMs(random),
    who: random.below(number),
    a: random.below(number),
    b: random.below(number),
    c: random.below(number),
  };
}

/** What happens under a seed. Each plan has some kinds of fault and not others: together they would drown each other. */
export function makePlan(seed: number): Plan {
  const random = randomOf(seed);
  const chosen = faults.filter(() => random.chance(0.4));
  const weights: (readonly [StepKind, number])[] = [['write', 45], ['agent', 15], ...chosen];
  const pages = Array.from({ length: 2 + random.below(3) }, (_, index) => (index < 2 ? index : random.below(2)));
  const length = 20 + random.below(60);
  const steps = Array.from({ length }, () => aStep(random, weights));
  return { seed, pages, listeners: random.chance(0.4), steps: withRights(steps, randomOf(seed ^ rightsSalt)) };
}

/** In some plans rights come and go among all the rest; the others stay as they are. */
function withRights(steps: readonly Step[], random: SeededRandom): readonly Step[] {
  if (!random.chance(0.3)) return steps;
  return steps.flatMap((step) =>
    random.chance(0.12) ? [step, { ...aStep(random, [['rights', 1]]), afterMs: pauseMs(random) }] : [step],
  );
}
