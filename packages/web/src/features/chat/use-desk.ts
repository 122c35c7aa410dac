import type { LockstepClient } from '@lockstep/client';
import { useConnection, useLockstep, useSignal } from '@lockstep/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { deviceTimeZone } from '../../locale/device-locale.ts';
import type { DeskState } from './assistant-desk.ts';
import { AssistantDesk } from './assistant-desk.ts';
import { ChatApi } from './chat-api.ts';
import { createChatTransport } from './chat-transport.ts';
import type { UndoState } from './operation-undo.ts';

const memoryKey = 'lockstep-conversation';
const desks = new WeakMap<LockstepClient, AssistantDesk>();

const memory = {
  read: () => localStorage.getItem(memoryKey),
  write: (threadId: string | null) =>
    threadId === null ? localStorage.removeItem(memoryKey) : localStorage.setItem(memoryKey, threadId),
};

const deskOf = (client: LockstepClient): AssistantDesk => {
  const known = desks.get(client);
  if (known !== undefined) return known;
  const api = new ChatApi(fetch.bind(window), () => navigator.onLine);
  const transport = createChatTransport(api, () => client.profile?.time_zone ?? deviceTimeZone);
  const desk = new AssistantDesk({ client, api, transport, memory });
  desks.set(client, desk);
  return desk;
};

/** The client's one desk with its state, kept level with the person's other screens. */
export const useDesk = (): { desk: AssistantDesk; state: DeskState } => {
  const desk = deskOf(useLockstep());
  const state = useSyncExternalStore(desk.subscribe, () => desk.state);
  const isLive = useConnection().state === 'live';
  const wasLive = useRef(true);
  useEffect(() => desk.start(), [desk]);
  useSignal((signal) => desk.heard(signal));
  useEffect(() => {
    if (isLive && !wasLive.current) desk.reconnected();
    wasLive.current = isLive;
  }, [desk, isLive]);
  return { desk, state };
};

/** What was taken back here, by operation. */
export const useUndoStates = (desk: AssistantDesk): ReadonlyMap<string, UndoState> =>
  useSyncExternalStore(desk.undo.subscribe, () => desk.undo.states);
