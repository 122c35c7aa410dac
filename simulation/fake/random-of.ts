import { SeededRandom } from '@lockstep/testkit/seeded-random';

/** Random numbers for a seed. Seeds are counted up, so they are scattered first: neighbours must not begin alike. */
export function randomOf(seed: number): SeededRandom {
  return new SeededRandom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b));
}
