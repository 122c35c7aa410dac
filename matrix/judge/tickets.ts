import type { Caller } from '../caller.ts';
import { ask } from '../door/ask.ts';
import { converse } from '../door/socket-calls.ts';

const saysReady = (texts: readonly string[]) => texts.some((text) => text.startsWith('{"type":"ready"'));

/** Gets a ticket and uses it twice; answers what is wrong with how that ends. */
export async function judgeTicket(port: number, caller: Caller): Promise<readonly string[]> {
  const path = '/api/v1/realtime/ticket';
  const { text } = await ask(port, { method: 'POST', path, headers: caller.headers });
  const { ticket } = JSON.parse(text) as { readonly ticket: string };
  const present = async () => {
    const nobody = { ...caller, headers: {} };
    return (await converse(port, nobody, { path: `/ws/tasks/me?ticket=${ticket}`, until: saysReady })).outcome;
  };
  const outcomes = `${await present()}, then ${await present()}`;
  const first = caller.scopes.has('tasks:read') ? 'OK' : 'INSUFFICIENT_SCOPE';
  return outcomes === `${first}, then UNAUTHENTICATED` ? [] : [`${caller.name}: a ticket used twice: ${outcomes}`];
}
