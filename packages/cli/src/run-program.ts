import { CommanderError } from 'commander';
import { LockstepError, toProblem } from '@lockstep/protocol';
import { isUsageError } from '@lockstep/server';
import { createProgram } from './create-program.ts';
import { wordError } from './output/word-error.ts';
import type { Surroundings } from './surroundings/surroundings.ts';

/** 0 done, 1 failed, 2 not understood (contract, "CLI"). */
export type ExitCode = 0 | 1 | 2;

function report(error: unknown, { stderr }: Surroundings, asJson: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof LockstepError) {
    stderr.write(asJson ? `${JSON.stringify(toProblem(error))}\n` : wordError(error));
    return 1;
  }
  if (!isUsageError(error)) throw error;
  stderr.write(`${error.message}\n`);
  return 1;
}

/**
 * Runs one command line, without the program's own name, and answers how it went. What is nobody's mistake but ours is
 * thrown.
 */
export async function runProgram(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const outcome = { exitCode: 0 as ExitCode };
  const program = createProgram(surroundings, outcome);
  try {
    await program.parseAsync(args, { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    return report(error, surroundings, args.includes('--json'));
  }
}
