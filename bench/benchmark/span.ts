import type { Subject } from '../subject/subject.ts';

/** What it took, from beginning to end, on both sides. */
export interface Span {
  readonly wallMs: number;
  readonly serverCpuUs: number;
  readonly loadCpuUs: number;
}

function ownCpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Measures what a piece of work takes of the server's and of the load generator's time. */
export async function spanOf(subject: Subject, work: () => Promise<void>): Promise<Span> {
  const serverBefore = (await subject.usage()).cpuUs;
  const ownBefore = ownCpuUs();
  const started = performance.now();
  await work();
  const wallMs = performance.now() - started;
  const loadCpuUs = ownCpuUs() - ownBefore;
  return { wallMs, loadCpuUs, serverCpuUs: (await subject.usage()).cpuUs - serverBefore };
}

/** How busy each side was, 1 being a whole core: whoever is near 1 sets the pace. */
export function busy({ wallMs, serverCpuUs, loadCpuUs }: Span): { server_busy: number; load_busy: number } {
  return { server_busy: serverCpuUs / wallMs / 1000, load_busy: loadCpuUs / wallMs / 1000 };
}
