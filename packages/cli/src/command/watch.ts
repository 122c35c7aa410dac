import { Command, InvalidArgumentError, Option } from 'commander';
import { changeEventSchema, type ChangeEvent } from '@lockstep/protocol';
import { noServerAt } from '../list/ask-server.ts';
import { findAccess } from '../list/find-access.ts';
import { stylesFor } from '../output/styles.ts';
import type { OutputOptions } from '../output/print.ts';
import { serverAddress } from '../surroundings/server-address.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import { follow } from '../watch/follow.ts';
import { wordActor, wordChange } from '../watch/word-change.ts';
import type { CommandContext } from './command-context.ts';

interface Options extends OutputOptions {
  readonly since?: number;
  readonly count?: number;
}

function readWhole(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError('Give a whole number, 0 or more.');
}

async function accessFor(surroundings: Surroundings) {
  const access = await findAccess(surroundings);
  if (access.kind === 'server') return access.server;
  await access.core.close();
  throw noServerAt(serverAddress(surroundings).url);
}

/** Writes a change as a line of words: when, who, what. */
function lineWriter(surroundings: Surroundings): (event: ChangeEvent) => void {
  const { stdout, timeZone } = surroundings;
  const styles = stylesFor(surroundings, stdout);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return (event) => {
    const time = styles.faint(clock.format(new Date(event.timestamp)));
    stdout.write(`${time}  ${styles.strong(wordActor(event.actor))} ${wordChange(event)}\n`);
  };
}

async function watch(surroundings: Surroundings, options: Options): Promise<void> {
  const { stdout, stderr, ending } = surroundings;
  const access = await accessFor(surroundings);
  const enough = new AbortController();
  const writeLine = lineWriter(surroundings);
  let left = options.count ?? Infinity;
  function take(message: Record<string, unknown>): void {
    if (left <= 0) return;
    const event = changeEventSchema.safeParse(message);
    if (options.json === true) stdout.write(`${JSON.stringify(message)}\n`);
    else if (event.success) writeLine(event.data);
    else if (message['type'] === 'reset') stderr.write('Some changes are no longer in the log; going on from now.\n');
    if (event.success) left -= 1;
    if (left <= 0) enough.abort();
  }
  try {
    await follow({
      access,
      since: options.since,
      stop: AbortSignal.any([ending, enough.signal]),
      random: Math.random,
      onMessage: take,
      onLost: () => void stderr.write('The connection is lost; reconnecting.\n'),
    });
  } finally {
    await access.credentials.close();
  }
}

/** `lockstep watch`: what everyone does, as it happens. */
export function watchCommand({ surroundings }: CommandContext): Command {
  return new Command('watch')
    .description('show changes as they happen, through every door, until Ctrl-C')
    .addOption(new Option('--since <seq>', 'begin with what came after this seq').argParser(readWhole))
    .addOption(new Option('--count <changes>', 'end after so many').argParser(readWhole))
    .option('--json', 'print each message as a line of JSON')
    .addHelpText('after', '\nExamples:\n  $ lockstep watch\n  $ lockstep watch --since 0 --json | jq .type')
    .action((options: Options) => watch(surroundings, options));
}
