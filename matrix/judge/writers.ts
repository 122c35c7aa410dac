import { ask } from '../door/ask.ts';
import type { MadePeople, PersonName } from '../server/made-people.ts';

interface Logged {
  readonly changes: readonly { readonly seq: number; readonly actor: { readonly user_id: string } }[];
  readonly head: number;
}

/** Whose changes are in the log of the shared workspace. */
export async function writersOf({ port, shared_id, people }: MadePeople): Promise<ReadonlySet<PersonName>> {
  const headers = { authorization: `Bearer ${people.ana.token}` };
  const names = new Map(Object.entries(people).map(([name, { user_id }]) => [user_id, name as PersonName]));
  const writers = new Set<PersonName>();
  for (let seq = 0, head = 1; seq < head;) {
    const path = `/api/v1/workspaces/${shared_id}/changes?since_seq=${seq}&limit=500`;
    const log = JSON.parse((await ask(port, { method: 'GET', path, headers })).text) as Logged;
    for (const { actor } of log.changes) writers.add(names.get(actor.user_id) ?? 'sam');
    head = log.head;
    seq = log.changes.at(-1)?.seq ?? head;
  }
  return writers;
}
