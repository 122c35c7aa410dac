import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { strings } from './strings.ts';

/** How far the reading of a list has come. */
export type LoadState = { status: 'loading' } | { status: 'ready' } | { status: 'failed'; onRetry: () => void };

type LoadedProps = {
  load: LoadState;
  /** There is something to show before the rest has been read: what was added on this device. */
  some: boolean;
  children: ReactNode;
};

const Unread = ({ load }: { load: Exclude<LoadState, { status: 'ready' }> }) =>
  load.status === 'loading' ? (
    <Skeleton />
  ) : (
    <EmptyState title={strings.failed} action={<Button onClick={load.onRetry}>{strings.retry}</Button>}>
      {strings.failedDetail}
    </EmptyState>
  );

/** Its children once they are there; before that their shape, and in their place what went wrong. */
export const Loaded = ({ load, some, children }: LoadedProps) => {
  const { status } = load;
  return (
    <>
      {(some || status === 'ready') && children}
      {status !== 'ready' && <Unread load={load} />}
    </>
  );
};
