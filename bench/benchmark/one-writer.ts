import type { Person } from '../subject/person.ts';
import type { Subject } from '../subject/subject.ts';
import { checkLogs, type LogFaults } from './check-log.ts';
import { median } from '../figures/median.ts';
import { openWriters } from './open-writers.ts';
import type { Rig } from './rig.ts';
import { busy, spanOf } from './span.ts';
import { type TaskWriter, WriteBook } from './task-writer.ts';

/** What an operation of one person costs, and what was wrong with the log afterwards. */
export interface OneWriterCost {
  readonly figures: {
    /** Without what the server does anyway: heartbeats, upkeep. */
    readonly cpu_us_per_operation: number;
    readonly p50_ms: number;
    /** What it does anyway, 1 being a whole core. */
    readonly idle_busy: number;
  };
  readonly faults: LogFaults & { readonly refused: number };
}

/** Writes so many tasks, one after the other; answers the milliseconds of each. */
async function write(writer: TaskWriter, count: number): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  const goOn = (): boolean => {
    left -= 1;
    return left >= 0;
  };
  await writer.writeWhile(goOn, (took) => times.push(took));
  return times;
}

/** One person, who has written nothing yet, writes one task after the other. */
export async function oneWriter(subject: Subject, person: Person, rig: Rig): Promise<OneWriterCost> {
  const book = new WriteBook();
  const [writer] = await openWriters(subject, [person], 1, book);
  if (writer === undefined) throw new Error('There is nobody to write.');
  await write(writer, rig.scaled(1_000, 20));
  const idle = await spanOf(subject, () => new Promise((resolve) => setTimeout(resolve, rig.scaled(5_000, 100))));
  const idleBusy = busy(idle).server_busy;
  let times: number[] = [];
  const span = await spanOf(subject, async () => {
    times = await write(writer, rig.scaled(4_000, 100));
  });
  const log = await checkLogs(subject.port, [person], book.acknowledged);
  return {
    figures: {
      cpu_us_per_operation: (span.serverCpuUs - idleBusy * span.wallMs * 1000) / times.length,
      p50_ms: median(times),
      idle_busy: idleBusy,
    },
    faults: { ...log, refused: book.refused },
  };
}
