import { spawn } from 'node:child_process';
import { configHelp, serve } from '@lockstep/server';
import { Command } from 'commander';
import { webFolder } from '../web-folder.ts';

const copiesWithinMs = 1000;

/** Shows an address in the person's browser, where there is a desktop to show it on. */
function openBrowser(address: string): void {
  const isDesktop = process.stdout.isTTY && (process.platform !== 'linux' || process.env['DISPLAY'] !== undefined);
  if (!isDesktop || process.env['CI'] !== undefined) return;
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  // Whoever has no such program has the address on the screen.
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/**
 * Waits for the signal to stop. One Ctrl-C may come several times, as npm passes it on too: copies must not kill what is
 * draining. Whoever presses it again later means it.
 */
function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt = Number.POSITIVE_INFINITY;
    const stop = (): void => {
      if (performance.now() - askedAt > copiesWithinMs) process.exit(1);
      askedAt = Math.min(askedAt, performance.now());
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  });
}

async function run(): Promise<void> {
  const { server } = await serve({ env: process.env, folder: process.cwd(), webFolder, output: process.stdout });
  if (server.firstSignIn !== null) openBrowser(server.firstSignIn);
  await untilToldToStop();
  process.stdout.write('Finishing what is under way …\n');
  await server.stop();
}

/** `lockstep serve`: runs the server until it is told to stop; ends with 0 after draining. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the server: web app, API, WebSocket, MCP')
    .addHelpText('after', `\n${configHelp()}`)
    .action(run);
}
