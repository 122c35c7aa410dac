import { useConnection } from '@lockstep/react';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { strings } from './strings.ts';

/** What keeps this screen from going on by itself, and the way out; nothing otherwise. */
export const StandingNotice = () => {
  const { state } = useConnection();
  const navigate = useNavigate();
  if (state !== 'signed-out' && state !== 'outdated') return null;
  const signedOut = state === 'signed-out';
  return (
    <div
      role="status"
      className="sticky top-0 z-10 flex flex-wrap items-center gap-3 border-b border-hairline bg-amber-wash px-(--gutter) py-2 text-small backdrop-blur-sm"
    >
      <p className="flex-1">{signedOut ? strings.signedOut : strings.outdated}</p>
      <Button size="small" onClick={() => (signedOut ? void navigate({ to: '/sign-in' }) : location.reload())}>
        {signedOut ? strings.signIn : strings.reload}
      </Button>
    </div>
  );
};
