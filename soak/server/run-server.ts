// A server in a process of its own, to be used for long: its parent asks it now and then what it holds.
import { readdir } from 'node:fs/promises';
import { applyPatches } from '../../simulation/mutant/apply-patches.ts';
import type { Patch } from '../../simulation/mutant/mutant.ts';
import type { Usage } from './usage.ts';

const unused = applyPatches(JSON.parse(process.env['SOAK_PATCHES'] ?? '[]') as readonly Patch[]);
const { serve } = await import('../../packages/server/src/main.ts');
const { server } = await serve({
  env: { ...process.env, LOG_LEVEL: 'error' },
  folder: process.cwd(),
  webFolder: null,
  output: { write: (line) => process.stderr.write(line) },
});
if (unused().length > 0) throw new Error(`Nothing loads ${unused()[0]?.file}.`);

async function usage(): Promise<Usage> {
  if (globalThis.gc === undefined) throw new Error('Start Node with --expose-gc.');
  // Twice: what is freed by finalizers of the first is gone only after the second.
  globalThis.gc();
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  const files = await readdir('/dev/fd').catch(() => undefined);
  return { heapBytes: heapUsed + external, rssBytes: rss, descriptors: files?.length };
}

process.on('message', () => {
  usage().then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      throw error;
    },
  );
});

const { registration, tokens } = server.core.auth;
const { person } = await registration.ensureOwner();
const { token } = await tokens.create(person.user.id, { name: 'soak' });
process.send?.({
  port: Number(new URL(server.url).port),
  epoch: server.core.store.epoch,
  token,
  workspace_id: person.personal_workspace_id,
});
