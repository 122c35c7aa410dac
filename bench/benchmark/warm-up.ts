import type { Rig } from './rig.ts';

/**
 * How long a server works, as hard as it will be measured to, before anything is: V8 compiles for some thirty thousand
 * operations, on the core that the server has to itself, and a server that has just been started says little about one
 * that runs for weeks.
 */
export function warmUpMs(rig: Rig): number {
  return rig.scaled(10_000, 100);
}
