import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { LoadState } from '../../tasks/load-state.tsx';
import { strings } from './strings.ts';

/** Its children once they are read; before that their shape, and in their place what went wrong. */
export const Read = ({ load, children }: { load: LoadState; children: ReactNode }) => {
  if (load.status === 'ready') return children;
  if (load.status === 'loading') return <Skeleton rows={3} />;
  return (
    <EmptyState title={strings.unread} action={<Button onClick={load.onRetry}>{strings.retry}</Button>}>
      {strings.unreachable}
    </EmptyState>
  );
};
