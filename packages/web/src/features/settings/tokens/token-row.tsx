import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from '../../../locale/locale-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogClose } from '../../../ui/dialog.tsx';
import { strings } from './strings.ts';
import type { ApiToken } from './token-words.ts';
import { mayDo, tokenFacts } from './token-words.ts';

type TokenRowProps = { token: ApiToken; onRevoke: (token: ApiToken) => Promise<void> };

/** One token: what it may do, how it stands, and the way to revoke it once that is confirmed. */
export const TokenRow = ({ token, onRevoke }: TokenRowProps) => {
  const reader = useLocale();
  const [now] = useState(() => new Date());
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const revoke = async (): Promise<void> => {
    setBusy(true);
    await onRevoke(token);
    setBusy(false);
    setAsking(false);
  };
  return (
    <li className="flex min-h-16 items-center gap-4 border-b border-hairline py-3">
      <KeyRound aria-hidden="true" size={18} strokeWidth={1.7} className="shrink-0 text-faint" />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate text-start text-body">
          {token.name}
        </p>
        <p className="text-small text-soft">{mayDo(token.scopes)}</p>
        <p className="text-small text-faint tabular">{tokenFacts(token, reader, now).join(' · ')}</p>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        trigger={<Button aria-label={strings.revokeOf(token.name)}>{strings.revoke}</Button>}
        title={strings.ask(token.name)}
        description={strings.askDetail}
        actions={
          <>
            <DialogClose>
              <Button>{strings.keep}</Button>
            </DialogClose>
            <Button variant="danger" busy={busy} onClick={() => void revoke()}>
              {strings.revoke}
            </Button>
          </>
        }
      />
    </li>
  );
};
