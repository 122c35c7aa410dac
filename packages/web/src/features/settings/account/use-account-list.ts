import { useEffect, useState } from 'react';
import type { LoadState } from '../../tasks/load-state.tsx';
import { askAccount } from './ask-account.ts';

type Row = { readonly id: string };

/** A list of one's account, read when the page is gone to. `name` is its path, and its field in the answer. */
export const useAccountList = <Item extends Row>(name: 'sessions' | 'tokens') => {
  const [items, setItems] = useState<readonly Item[]>([]);
  const [status, setStatus] = useState<'loading' | 'ready' | 'failed'>('loading');

  const [attempt, setAttempt] = useState(1);

  useEffect(() => {
    let gone = false;
    askAccount('GET', name).then(
      (answer) => {
        if (gone) return;
        setItems(answer[name] as readonly Item[]);
        setStatus('ready');
      },
      () => {
        if (!gone) setStatus('failed');
      },
    );
    return () => {
      gone = true;
    };
  }, [name, attempt]);

  const onRetry = (): void => {
    setStatus('loading');
    setAttempt(attempt + 1);
  };
  const load: LoadState = status === 'failed' ? { status, onRetry } : { status };
  return { items, setItems, load };
};
