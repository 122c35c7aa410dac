import type { Answer, Ask, Usage } from './control.ts';
import type { Person } from './person.ts';

/** What a server under measurement does on request. */
export interface Controlled {
  readonly port: number;
  makePeople(count: number): Promise<readonly Person[]>;
}

function usage(collectGarbage: boolean): Usage {
  if (collectGarbage) {
    if (globalThis.gc === undefined) throw new Error('Start Node with --expose-gc.');
    // Gives free pages back as well: else what starting up has left behind would hide what connections take.
    globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  }
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpuUs: user + system, rssBytes: rss, heapBytes: heapUsed + external };
}

async function answerTo(ask: Ask, controlled: Controlled): Promise<Answer> {
  switch (ask.ask) {
    case 'people':
      return { answer: 'people', people: await controlled.makePeople(ask.count) };
    case 'usage':
      return { answer: 'usage', usage: usage(ask.collectGarbage) };
    case 'stop':
      process.exit(0);
  }
}

/** Answers the driver from now on; the process ends when it is told to, or when the driver is gone. */
export function answerControl(controlled: Controlled): void {
  const tell = (answer: Answer): void => {
    process.send?.(answer);
  };
  process.on('message', (ask: Ask) => {
    answerTo(ask, controlled).then(tell, (error: unknown) => tell({ answer: 'failed', message: String(error) }));
  });
  process.on('disconnect', () => process.exit(0));
  tell({ answer: 'listening', port: controlled.port });
}
