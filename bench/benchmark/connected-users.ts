import { sync } from '../dialect/sync.ts';
import { LiveClient } from '../load/live-client.ts';
import type { Benchmark, Case } from './benchmark.ts';
import { deliveryFaults } from './delivery-faults.ts';
import type { Measurement } from './measurement.ts';
import { oneWriter } from './one-writer.ts';
import { openClients } from './open-clients.ts';
import type { Rig } from './rig.ts';
import { until } from './until.ts';

async function measure(users: number, rig: Rig): Promise<Measurement> {
  const subject = await rig.start('lockstep');
  const people = await subject.people(users);
  const [person] = people;
  if (person === undefined) throw new Error('Nobody was registered.');
  const clients = await openClients(
    people,
    (each, index) => new LiveClient({ port: subject.port, person: each, dialect: sync, cursor: 0, index }),
  );
  const { figures, faults } = await oneWriter(subject, person, rig);
  const written = rig.scaled(5_000, 120);
  await until(() => (clients[0]?.last ?? 0) >= written);
  const delivery = deliveryFaults(clients, (_client, index) => (index === 0 ? written : 0));
  return { figures: { ...figures, users }, faults: { ...faults, ...delivery } };
}

function usersCase(name: string, full: number, quick: number): Case {
  return { name, measure: (rig) => measure(rig.scaled(full, quick), rig) };
}

/** What an operation of one person costs, by how many others are connected meanwhile, each with a screen. */
export const connectedUsers: Benchmark = {
  name: 'connected-users',
  cases: [usersCase('10 users', 10, 5), usersCase('1,000 users', 1_000, 20), usersCase('10,000 users', 10_000, 60)],
};
