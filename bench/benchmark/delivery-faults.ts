import type { LiveClient } from '../load/live-client.ts';

/** What is wrong with what clients of one workspace received, whose log now reaches to `head`. */
export interface DeliveryFaults {
  readonly lost: number;
  readonly doubled: number;
  readonly out_of_order: number;
  readonly altered: number;
  /** Connections that ended by themselves. */
  readonly disconnected: number;
}

/** Adds up the faults of clients; `headOf` tells the last seq that each should have. */
export function deliveryFaults(
  clients: readonly LiveClient[],
  headOf: (client: LiveClient, index: number) => number,
): DeliveryFaults {
  const sum = { lost: 0, doubled: 0, out_of_order: 0, altered: 0, disconnected: 0 };
  for (const [index, client] of clients.entries()) {
    sum.lost += client.lost(headOf(client, index));
    sum.doubled += client.check.doubled;
    sum.out_of_order += client.check.outOfOrder;
    sum.altered += client.altered;
    if (client.lostBecause !== '') sum.disconnected += 1;
  }
  return sum;
}
