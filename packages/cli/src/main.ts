import process from 'node:process';
import { runProgram } from './run-program.ts';
import { processSurroundings } from './surroundings/process-surroundings.ts';

// Whoever pipes into `head` has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runProgram(process.argv.slice(2), processSurroundings());
