import type { TaskWriter } from './task-writer.ts';

/** Writes over all connections, as fast as they are answered; answers the milliseconds of each write. */
export async function writeFlatOut(ms: number, writers: readonly TaskWriter[]): Promise<number[]> {
  const times: number[] = [];
  const deadline = performance.now() + ms;
  const goOn = (): boolean => performance.now() < deadline;
  await Promise.all(writers.map((writer) => writer.writeWhile(goOn, (took) => times.push(took))));
  return times;
}
