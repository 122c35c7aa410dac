import { useConnection, useProfile } from '@lockstep/react';
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loader } from '../../ui/loader.tsx';
import { strings } from './strings.ts';

/** Lets in who is signed in; shows everybody else the way. */
export const Gate = ({ children }: { children: ReactNode }) => {
  const profile = useProfile();
  const { state, retryNow } = useConnection();
  if (profile !== null) return children;
  if (state === 'signed-out') return <Navigate to="/sign-in" replace />;
  return (
    <main className="grid min-h-dvh place-items-center p-8">
      {state === 'reconnecting' || state === 'offline' ? (
        <EmptyState title={strings.unreachable} action={<Button onClick={retryNow}>{strings.retry}</Button>}>
          {strings.unreachableDetail}
        </EmptyState>
      ) : (
        <Loader size={32} />
      )}
    </main>
  );
};
