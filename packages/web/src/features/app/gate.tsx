import { useConnection, useProfile } from '@lockstep/react';
import { Navigate, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loader } from '../../ui/loader.tsx';
import { isLeaving } from '../../session/leaving.ts';
import { strings } from './strings.ts';

const SignedOut = ({ waiting, suspended }: { waiting: number; suspended: boolean }) => {
  const navigate = useNavigate();
  return (
    <EmptyState
      title={suspended ? strings.suspended : strings.signedOut}
      action={
        <Button variant="primary" onClick={() => void navigate({ to: '/sign-in' })}>
          {strings.signIn}
        </Button>
      }
    >
      {waiting === 0 ? strings.signedOutDetail : strings.signedOutWaiting(waiting)}
    </EmptyState>
  );
};

/**
 * Lets in who is signed in, as far as this device knows: without a network that is whoever was here last. Shows everybody
 * else the way, and nothing of anybody.
 */
export const Gate = ({ children }: { children: ReactNode }) => {
  const profile = useProfile();
  const { state, reason, pending, needs_attention, retryNow } = useConnection();
  const signedOut = state === 'signed-out';
  if (profile !== null && !signedOut) return children;
  if (profile === null && signedOut && !isLeaving()) return <Navigate to="/sign-in" replace />;
  return (
    <main className="grid min-h-dvh place-items-center p-8">
      {signedOut && profile !== null ? (
        <SignedOut waiting={pending + needs_attention} suspended={reason === 'suspended'} />
      ) : state === 'reconnecting' || state === 'offline' ? (
        <div className="late">
          <EmptyState title={strings.unreachable} action={<Button onClick={retryNow}>{strings.retry}</Button>}>
            {strings.unreachableDetail}
          </EmptyState>
        </div>
      ) : (
        <Loader size={32} />
      )}
    </main>
  );
};
