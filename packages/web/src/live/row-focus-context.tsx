import type { ReactNode } from 'react';
import { createContext, use, useMemo, useState } from 'react';
import type { RowQuestion } from '../features/tasks/task-list-view.ts';
import type { Anchor } from '../ui/anchor.ts';

/** A question that stands beside a row. */
export type RowPromptState = { taskId: string; question: RowQuestion; anchor: Anchor };

/** Which row is under the pen, and which is being asked about. */
export type RowFocus = {
  editingId: string | undefined;
  edit: (id: string | undefined) => void;
  prompt: RowPromptState | undefined;
  ask: (prompt: RowPromptState | undefined) => void;
};

const Context = createContext<RowFocus | null>(null);

/** Keeps which row the person is at, for the screens beneath it. */
export const RowFocusProvider = ({ children }: { children: ReactNode }) => {
  const [editingId, edit] = useState<string>();
  const [prompt, ask] = useState<RowPromptState>();
  const value = useMemo(() => ({ editingId, edit, prompt, ask }), [editingId, prompt]);
  return <Context value={value}>{children}</Context>;
};

/** Which row the person is at. */
export const useRowFocus = (): RowFocus => {
  const value = use(Context);
  if (value === null) throw new Error('useRowFocus needs a RowFocusProvider above it');
  return value;
};
