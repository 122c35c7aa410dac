import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { browserClient } from '../../session/browser-client.ts';
import { isSignedIn } from '../../session/is-signed-in.ts';
import type { Redemption } from '../../session/redeem-link.ts';
import { redeemLink } from '../../session/redeem-link.ts';
import { tokenOfLink } from '../../session/token-of-link.ts';
import type { SignInState } from './sign-in-screen.tsx';
import { SignInScreen } from './sign-in-screen.tsx';
import { strings } from './strings.ts';

const refusals: Record<'used-up' | 'too-many' | 'unreachable', SignInState> = {
  'used-up': { step: 'used-up' },
  'too-many': { step: 'asking', error: strings.tooMany },
  unreachable: { step: 'asking', error: strings.unreachable },
};

/** Signs in by the link in the address or one that is pasted; whoever is signed in already goes on to Today. */
export const SignIn = () => {
  const { token } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [state, setState] = useState<SignInState>({ step: token === undefined ? 'asking' : 'redeeming' });

  const enter = useCallback(() => {
    // After a sign-out on this page the client has stopped; a new one waits for its first screen anyway.
    browserClient().retryNow();
    void navigate({ to: '/today', replace: true });
  }, [navigate]);

  const settle = useCallback(
    async (outcome: Redemption): Promise<void> => {
      if (outcome === 'signed-in' || (await isSignedIn())) enter();
      else setState(refusals[outcome]);
    },
    [enter],
  );

  useEffect(() => {
    document.title = `${strings.signIn} · Lockstep`;
    if (token !== undefined) void redeemLink(token).then(settle);
    else void isSignedIn().then((signedIn) => signedIn && enter());
  }, [token, settle, enter]);

  const onLink = (pasted: string): void => {
    const found = tokenOfLink(pasted);
    setState(found === null ? { step: 'asking', error: strings.noLink } : { step: 'redeeming' });
    if (found !== null) void redeemLink(found).then(settle);
  };

  return <SignInScreen state={state} onLink={onLink} />;
};
