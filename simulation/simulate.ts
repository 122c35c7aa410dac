import { replaceEventLoop } from './fake/event-loop.ts';
import { judgeWorld } from './judge/final-verdict.ts';
import type { Plan } from './plan/step.ts';
import { sharedWorkspace } from './server/people.ts';
import { StepTaker } from './take-step.ts';
import { World } from './world.ts';
import type { Store } from '../packages/server/src/store/store.ts';

/** Longer than any wait of client or server: who is not level by then never will be. */
const patienceMs = 300_000;
/** What is written to a page's storage last, or closed last, gets this long. */
const windUpMs = 1_000;
/** A lost tail is noticed by the next heartbeat and the wait after it (D2). */
const heartbeatsMs = 60_000;

export interface SimulationOptions {
  /** Puts a mutated store in the place of the shipped one (P2). */
  readonly mutateStore?: (store: Store) => Store;
}

function isQuiet(world: World): boolean {
  if (world.node?.idle !== true) return false;
  const { head } = world.ledger.history(sharedWorkspace);
  if (world.listeners.some(({ seq }) => seq !== head)) return false;
  const lines = [...world.pages, ...world.listeners].map(({ line }) => line);
  return world.pages.every((page) => page.isQuiet) && lines.every((line) => line?.quiet === true);
}

/** The network heals, everybody is there, and all gets the time it needs. */
async function comeToRest(world: World, taker: StepTaker): Promise<void> {
  world.forgetFaults();
  world.node?.setDiskTrouble(false);
  for (const { device } of world.pages) {
    device.setOnline(true);
    device.setVisible(true);
  }
  // What was asked last may still change rights.
  await world.runUntil(world.time.now + windUpMs);
  for (let tries = 0; tries < 100 && !(world.node !== undefined && taker.restoreRights()); tries += 1) {
    await world.runUntil(world.time.now + windUpMs);
  }
  if (world.disturbed) await world.runUntil(world.time.now + heartbeatsMs);
  await world.runUntil(world.time.now + patienceMs, () => isQuiet(world));
  await world.runUntil(world.time.now + windUpMs);
  await world.runUntil(world.time.now + patienceMs, () => isQuiet(world));
  if (isQuiet(world) || world.findings.all.length > 0) return;
  const states = world.pages.map(({ name, client: { status }, asked }) => {
    const waiting = [...asked.values()].filter(({ outcome }) => outcome === 'waiting').map(({ op_id }) => op_id);
    return `${name} is ${status.state}, ${status.pending} pending, waits for ${waiting.join(', ') || 'nothing'}`;
  });
  const listeners = world.listeners.map(({ seq }) => `a listener has ${seq}`);
  world.findings.add('P1', `no rest after ${patienceMs} ms: ${[...states, ...listeners].join('; ')}`);
}

/** What came of a plan. */
export interface Outcome {
  /** What was wrong. */
  readonly found: readonly string[];
  /** A digest of everything that passed between server and clients, and when: the same plan takes the same course. */
  readonly course: string;
}

/** Lets a plan happen to the shipped server and clients, and judges what comes of it. */
export async function simulate(plan: Plan, options: SimulationOptions = {}): Promise<Outcome> {
  const world = await World.create(plan, options.mutateStore ?? ((store) => store));
  const restoreLoop = replaceEventLoop((run) => world.defer(run));
  try {
    await world.begin();
    const taker = new StepTaker(world);
    for (const step of plan.steps) {
      await world.runUntil(world.time.now + step.afterMs);
      if (world.findings.all.length > 0) break;
      taker.take(step);
    }
    if (world.findings.all.length === 0) await comeToRest(world, taker);
    if (world.findings.all.length === 0) await judgeWorld(world, taker.acknowledged);
    return { found: world.findings.all, course: world.course() };
  } finally {
    await world.end();
    restoreLoop();
  }
}
