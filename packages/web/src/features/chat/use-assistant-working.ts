import { useSignal } from '@lockstep/react';
import { useState } from 'react';

const none: ReadonlySet<string> = new Set();

/** Whether the assistant is answering the person, on whichever of their screens (M15). */
export const useAssistantWorking = (): boolean => {
  const [running, setRunning] = useState(none);
  useSignal((signal) => {
    if (signal.type !== 'typing' || signal.actor.kind !== 'assistant') return;
    const { thread_id, state } = signal;
    setRunning((before) => {
      const after = new Set(before);
      if (state === 'start') after.add(thread_id);
      else after.delete(thread_id);
      return after;
    });
  });
  return running.size > 0;
};
