import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { strings } from './strings.ts';

/** How far the reading of a list has come. */
export type LoadState = { status: 'loading' } | { status: 'ready' } | { status: 'failed'; onRetry: () => void };

type LoadedProps = { load: LoadState; children: ReactNode };

/** Its children once they are there; before that their shape, and in their place what went wrong. */
export const Loaded = ({ load, children }: LoadedProps) => {
  if (load.status === 'loading') return <Skeleton />;
  if (load.status === 'ready') return children;
  return (
    <EmptyState title={strings.failed} action={<Button onClick={load.onRetry}>{strings.retry}</Button>}>
      {strings.failedDetail}
    </EmptyState>
  );
};
