/**
 * `@lockstep/core/lists`: which tasks a list shows and in which order, as far as that needs no calendar. It brings neither
 * Temporal nor a schema library along.
 */
export { compareTasks } from './filter/compare-tasks.ts';
export { dependsOnTime } from './filter/depends-on-time.ts';
export { foldText } from './filter/fold-text.ts';
export { matchesAtAnyTime } from './filter/matches-at-any-time.ts';
export { comparePositions } from './order/compare-positions.ts';
