// A server in a process of its own, to be fuzzed: its parent learns where it is and who its people are.
import { applyPatches } from '../../simulation/mutant/apply-patches.ts';
import type { Patch } from '../../simulation/mutant/mutant.ts';
import type { Account } from '../target.ts';

const patches = JSON.parse(process.env['FUZZ_PATCHES'] ?? '[]') as readonly Patch[];
const unused = applyPatches(patches);
const { serve } = await import('../../packages/server/src/main.ts');
const { server } = await serve({
  env: { ...process.env, LOG_LEVEL: 'error' },
  folder: process.cwd(),
  webFolder: null,
  output: { write: (line) => process.stderr.write(line) },
});
if (unused().length > 0) throw new Error(`Nothing loads ${unused()[0]?.file}.`);
const { registration, tokens } = server.core.auth;

async function accountOf(user_id: string, workspace_id: string): Promise<Account> {
  const { token } = await tokens.create(user_id, { name: 'fuzz' });
  return { token, user_id, workspace_id };
}

const { person: owner } = await registration.ensureOwner();
const other = await registration.register({ email: 'ben@example.org', name: 'Ben' });
process.send?.({
  port: Number(new URL(server.url).port),
  epoch: server.core.store.epoch,
  attacker: await accountOf(owner.user.id, owner.personal_workspace_id),
  neighbour: await accountOf(other.user.id, other.personal_workspace_id),
});
