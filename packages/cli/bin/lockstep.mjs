#!/usr/bin/env node
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver, takeOver } from '../../../tooling/bootstrap/hand-over.mjs';
import { ensureRuntime } from '../../../tooling/bootstrap/runtime.mjs';
import { Stop } from '../../../tooling/bootstrap/say.mjs';

const file = fileURLToPath(import.meta.url);
const root = path.resolve(path.dirname(file), '../../..');

takeOver();
try {
  const node = await ensureRuntime(root);
  // Halves the time to the first word; Nodes that are only here to hand over do not have it.
  module.enableCompileCache?.(path.join(root, 'node_modules', '.cache', 'compiled'));
  if (node === process.execPath) await import('../src/main.ts');
  else process.exitCode = await handOver(node, [file, ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`lockstep: ${error.message}\n`);
  process.exitCode = 1;
}
