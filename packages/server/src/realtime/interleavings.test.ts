import { describe, expect, it } from 'vitest';
import { exploreAll } from './testing/explore.ts';
import { type Arrival, arrivals, type Disturbance, disturbances, LiveScene, type Plant } from './testing/live-scene.ts';
import type { Topic } from './topic.ts';

/** Takes many thousands of walks: `interleavings.system.test.ts` goes them. */
function isLong({ ops = 0 }: Arrival, disturbance: Disturbance): boolean {
  return ops > 0 && (disturbance === 'reset' || disturbance === 'resume');
}

function explore(arrival: Arrival, wanted: readonly Disturbance[], plant: Plant = {}): Promise<number> {
  return exploreAll((path) => new LiveScene(arrival, plant).walk(path, wanted));
}

describe.each(Object.entries(arrivals))('P5: %s', (_name, arrival) => {
  it('D1: undisturbed it gets everything once', async () => {
    expect(await explore(arrival, [])).toBeGreaterThan(0);
  });

  it.each(disturbances.filter((disturbance) => !isLong(arrival, disturbance)))(
    'P5, D1, D2, D6, D11: %s at every await leaves it whole',
    async (disturbance) => {
      expect(await explore(arrival, [disturbance])).toBeGreaterThan(2);
    },
  );
});

/** Replays from another place than the one asked for. */
function replayFrom(shift: number): Plant {
  return {
    store: (store) => ({
      epoch: store.epoch,
      role: (...of) => store.role(...of),
      workspacesOf: (user_id) => store.workspacesOf(user_id),
      head: (workspace_id) => store.head(workspace_id),
      heads: (workspace_ids) => store.heads(workspace_ids),
      floor: (workspace_id) => store.floor(workspace_id),
      changesAfter: (workspace_id, seq, bounds) => store.changesAfter(workspace_id, Math.max(0, seq + shift), bounds),
    }),
  };
}

/** Hands each topic out with something of it changed. */
function topicsWith(change: (topic: Topic, afterRead: (action: () => void) => void) => void): Plant {
  return {
    hub: (hub, afterRead) => {
      const topicOf = hub.topic.bind(hub);
      hub.topic = (workspace_id, head) => {
        const topic = topicOf(workspace_id, head);
        change(topic, afterRead);
        return topic;
      };
    },
  };
}

const registerAfterRead = topicsWith((topic, afterRead) => {
  const add = topic.add.bind(topic);
  topic.add = (feed) => afterRead(() => add(feed));
});

const deafToHeads = topicsWith((topic) => {
  topic.noteHead = () => undefined;
});

const mutants: Record<string, { readonly plant: Plant; readonly when: Disturbance; readonly says: RegExp }> = {
  'off by one: a change too late': { plant: replayFrom(1), when: 'commit', says: /D1/ },
  'off by one: a change too early': { plant: replayFrom(-1), when: 'commit', says: /D1/ },
  'registers after the read': { plant: registerAfterRead, when: 'commit', says: /D1/ },
  'does not believe the heads it finds': { plant: deafToHeads, when: 'commit elsewhere', says: /D1/ },
};

describe.each(Object.entries(mutants))(
  'P2, P5: a server that is broken on purpose, %s',
  (_name, { plant, when, says }) => {
    it.each(['hello with a cursor', 'plain with since'] as const)('is found out: %s', async (name) => {
      const arrival = arrivals[name];
      expect(await explore(arrival, [when])).toBeGreaterThan(0);
      await expect(explore(arrival, [when], plant)).rejects.toThrow(says);
    });
  },
);
