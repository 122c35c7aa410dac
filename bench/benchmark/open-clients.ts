import type { LiveClient } from '../load/live-client.ts';
import type { Person } from '../subject/person.ts';

/** So many connect at the same time; the reconnect storm is a benchmark of its own. */
const waveSize = 250;

/** Connects a client for each entry, wave after wave; resolves when all are live. */
export async function openClients(
  people: readonly Person[],
  connect: (person: Person, index: number) => LiveClient,
): Promise<readonly LiveClient[]> {
  const clients: LiveClient[] = [];
  while (clients.length < people.length) {
    const from = clients.length;
    const wave = people.slice(from, from + waveSize).map((person, index) => connect(person, from + index));
    await Promise.all(wave.map((client) => client.live));
    clients.push(...wave);
  }
  return clients;
}
