import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mutants } from './mutants.ts';

/** The most seeds that any mutant may live through; most die within the first twenty. */
const mostSeeds = 600;

interface Hunt {
  readonly caught: string | null;
  readonly seeds: number;
}

/** In a process of its own, since a mutant's files are loaded with other text in them. */
function hunt(name: string): Promise<Hunt> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'hunt.ts'), name, String(mostSeeds)]);
    let output = '';
    let errors = '';
    child.stdout.on('data', (text) => (output += String(text)));
    child.stderr.on('data', (text) => (errors += String(text)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as Hunt);
      else reject(new Error(`The hunt for “${name}” ended with ${code}: ${errors}`));
    });
  });
}

test.concurrent.for(mutants)('P2: the simulation catches “$name” ($rules)', async ({ name }) => {
  const { caught, seeds } = await hunt(name);
  expect(caught, `“${name}” lives through ${seeds} seeds`).not.toBeNull();
});
