const realSetImmediate = globalThis.setImmediate;

/** Lets every promise that can settle do so: one turn of the real event loop, in which nothing else waits. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    realSetImmediate(resolve);
  });
}

/**
 * Puts a simulated process's event loop in the place of the machine's: what the server defers to the next turn happens
 * when the simulation says so, and never if the process has died before. Answers how to put the real one back.
 */
export function replaceEventLoop(defer: (run: () => void) => void): () => void {
  const fake = (run: (...args: unknown[]) => void, ...args: unknown[]) => defer(() => run(...args));
  globalThis.setImmediate = fake as unknown as typeof setImmediate;
  return () => {
    globalThis.setImmediate = realSetImmediate;
  };
}
