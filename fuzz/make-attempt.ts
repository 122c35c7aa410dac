import { SeededRandom } from '@lockstep/testkit/seeded-random';
import type { Attempt } from './attempt.ts';
import { mcpAttempt } from './door/mcp.ts';
import { plainAttempt } from './door/plain-socket.ts';
import { rawHttpAttempt } from './door/raw-http.ts';
import { restAttempt } from './door/rest.ts';
import { syncAttempt } from './door/sync-frames.ts';
import type { Target } from './target.ts';

/** The input that a seed has at an index: always the same one. */
export function makeAttempt(seed: number, index: number, target: Target): Attempt {
  const random = new SeededRandom(Math.imul(seed, 1_000_003) ^ Math.imul(index + 1, 0x9e3779b9));
  const occasion = { random, seed, index };
  const dice = random.below(100);
  if (dice < 45) return restAttempt(occasion);
  if (dice < 72) return syncAttempt(occasion, target);
  if (dice < 82) return plainAttempt(occasion, target);
  if (dice < 94) return mcpAttempt(occasion);
  return rawHttpAttempt(occasion);
}
