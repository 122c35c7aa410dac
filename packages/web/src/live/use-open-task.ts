import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Search = { task?: string };

const withTask = <Before extends Search>(before: Before, id: string | undefined): Before => {
  if (id !== undefined) return { ...before, task: id };
  const after = { ...before };
  delete after.task;
  return after;
};

/** The task whose details are open; it stands in the address as `?task=`, so that a link leads to it. */
export const useOpenTask = (): { openId: string | undefined; open: (id: string | undefined) => void } => {
  const { task: openId } = useSearch({ strict: false });
  const navigate = useNavigate();
  const open = useCallback(
    (id: string | undefined) => {
      void navigate({ to: '.', search: (before) => withTask(before, id), resetScroll: false });
    },
    [navigate],
  );
  return { openId, open };
};
