/**
 * Calls `act` at a steady pace, whatever becomes of the call before: whoever waited for answers would not see the
 * delays that they cause. Where a timer comes late, what is due is done at once.
 */
export async function openLoop(perSecond: number, ms: number, act: () => void): Promise<void> {
  const started = performance.now();
  const total = Math.floor((perSecond * ms) / 1000);
  for (let done = 0; done < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - started) * perSecond) / 1000));
    for (; done < due; done += 1) act();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
