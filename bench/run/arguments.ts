import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';

/** What `npm run bench -- …` was asked for. */
export interface Arguments {
  /** Names of benchmarks; all of them if empty. */
  readonly names: readonly string[];
  readonly quick: boolean;
  readonly runs: number;
  readonly dataFolder: string;
  readonly profileFolder: string | undefined;
  readonly help: boolean;
}

export const usage = `Usage: npm run bench -- [names…] [options]

  --quick           small numbers: shows that all works; the figures mean nothing
  --runs N          runs of each case, of which the median counts (3; with --quick 1)
  --data FOLDER     where servers keep their data: a folder on the disk that is meant
  --profile FOLDER  leaves the servers' CPU profiles there, and shows where the time went
  --help`;

/** Reads the command line. Throws a TypeError that says what is wrong with it. */
export function readArguments(args: readonly string[], known: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      runs: { type: 'string' },
      data: { type: 'string', default: tmpdir() },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  for (const name of positionals) {
    if (!known.includes(name)) throw new TypeError(`There is no benchmark “${name}”. There are: ${known.join(', ')}.`);
  }
  const runs = Number(values.runs ?? (values.quick ? 1 : 3));
  if (!Number.isInteger(runs) || runs < 1) throw new TypeError('--runs takes a whole number from 1 on.');
  const { quick, help, data, profile } = values;
  return { names: positionals, quick, runs, help, dataFolder: data, profileFolder: profile };
}
