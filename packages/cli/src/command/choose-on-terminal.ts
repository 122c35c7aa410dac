import { createInterface } from 'node:readline/promises';
import { PassThrough } from 'node:stream';
import { safeLine } from '../output/safe-line.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import type { Choose } from './find-one-task.ts';

/** Asks at the terminal which one is meant; where there is none, or no answer that fits, nobody is chosen. */
export function chooseOnTerminal({ stdin, stderr, ending }: Surroundings): Choose {
  return async (candidates) => {
    if (stdin.isTTY !== true || stderr.isTTY !== true) return undefined;
    const lines = candidates.map(({ name }, index) => `  ${index + 1}  ${safeLine(name)}`);
    stderr.write(`${lines.join('\n')}\n`);
    const output = new PassThrough();
    output.on('data', (chunk: Buffer) => void stderr.write(chunk.toString('utf8')));
    const terminal = createInterface({ input: stdin, output, terminal: false });
    try {
      const answer = await terminal.question(`Which one, 1 to ${candidates.length}? `, { signal: ending });
      return candidates[Number(answer.trim()) - 1]?.id;
    } finally {
      terminal.close();
    }
  };
}
