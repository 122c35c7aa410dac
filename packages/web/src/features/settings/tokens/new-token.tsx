import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { askAccount } from '../account/ask-account.ts';
import { MadeToken } from './made-token.tsx';
import type { TokenWish } from './new-token-form.tsx';
import { NewTokenForm } from './new-token-form.tsx';
import { strings } from './strings.ts';
import type { ApiToken } from './token-words.ts';

type Made = ApiToken & { token: string };

/** Makes a token and shows it, once. */
export const NewToken = ({ onMade }: { onMade: (token: ApiToken) => void }) => {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const change = (next: boolean): void => {
    setOpen(next);
    if (!next) return;
    setMade(undefined);
    setProblem(undefined);
  };

  const make = async (wish: TokenWish): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = (await askAccount('POST', 'tokens', wish)) as unknown as Made;
      const { token: _secret, ...record } = answer;
      setMade(answer);
      onMade(record);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={<Button variant="primary">{strings.create}</Button>}
      title={made === undefined ? strings.create : strings.made(made.name)}
      {...(made === undefined ? {} : { description: strings.madeDetail })}
    >
      {made === undefined ? (
        <NewTokenForm busy={busy} problem={problem} onMake={(wish) => void make(wish)} />
      ) : (
        <MadeToken token={made.token} />
      )}
    </Dialog>
  );
};
