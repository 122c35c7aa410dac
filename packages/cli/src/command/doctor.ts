import process from 'node:process';
import { ConfigError } from '@lockstep/server';
import { Command } from 'commander';
import { checkData } from '../doctor/check-data.ts';
import { checkRuntime } from '../doctor/check-runtime.ts';
import { checkServer } from '../doctor/check-server.ts';
import { checkWeb } from '../doctor/check-web.ts';
import type { Finding } from '../doctor/finding.ts';
import { type OutputOptions, print } from '../output/print.ts';
import { stylesFor, type Styles } from '../output/styles.ts';
import { table } from '../output/table.ts';
import { configOf } from '../surroundings/data-folder.ts';
import { serverAddress } from '../surroundings/server-address.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import { webFolder } from '../web-folder.ts';
import type { CommandContext } from './command-context.ts';
import { jsonOption } from './json-option.ts';

async function examine(surroundings: Surroundings): Promise<readonly Finding[]> {
  const runtime = checkRuntime(process.version);
  try {
    const { dataFolder, notices } = configOf(surroundings);
    const settings: Finding =
      notices.length === 0
        ? { check: 'Settings', state: 'ok', detail: 'valid' }
        : { check: 'Settings', state: 'warning', detail: notices.join(' ') };
    const server = await checkServer(serverAddress(surroundings), surroundings.now);
    return [runtime, settings, ...(await checkData(dataFolder, surroundings.now())), ...server, checkWeb(webFolder)];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [runtime, { check: 'Settings', state: 'problem', detail: error.message }];
  }
}

function wordFindings(findings: readonly Finding[], styles: Styles): string {
  const marks = {
    ok: { text: 'ok', paint: styles.good },
    warning: { text: 'warning', paint: styles.warning },
    problem: { text: 'PROBLEM', paint: styles.bad },
  };
  return table(
    findings.map(({ check, state, detail, advice }) => [
      marks[state],
      { text: check, paint: styles.strong },
      { text: advice === undefined ? detail : `${detail}. ${advice}` },
    ]),
  ).join('\n');
}

/** `lockstep doctor`: whether everything is as it should be, and what to do where it is not. */
export function doctorCommand({ surroundings, outcome }: CommandContext): Command {
  return new Command('doctor')
    .description('check Node, settings, data, server and web app, and say what to do; changes nothing')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nEnds with 1 where something does not work.\n\nExamples:\n  $ lockstep doctor\n  $ lockstep doctor --json',
    )
    .action(async (options: OutputOptions) => {
      const findings = await examine(surroundings);
      const words = wordFindings(findings, stylesFor(surroundings, surroundings.stdout));
      const ok = findings.every(({ state }) => state !== 'problem');
      print(surroundings, options, { data: { ok, findings }, words });
      if (!ok) outcome.exitCode = 1;
    });
}
