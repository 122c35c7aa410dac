import type { OpenChannel } from './channels.ts';
import { surroundings } from './surroundings.ts';

/** The browser's `BroadcastChannel`; undefined where there is none. */
export const systemChannels: OpenChannel = (name) => {
  const { BroadcastChannel } = surroundings;
  return BroadcastChannel === undefined ? undefined : new BroadcastChannel(name);
};
