const patienceMs = 20_000;

/** Waits until something is so, looking again each turn of the event loop; answers whether it came to be in time. */
export async function until(isSo: () => boolean): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!isSo()) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return true;
}
