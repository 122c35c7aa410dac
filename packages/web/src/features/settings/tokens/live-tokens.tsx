import { useRef } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { showToast } from '../../../ui/show-toast.ts';
import { askAccount } from '../account/ask-account.ts';
import { Read } from '../account/read.tsx';
import { useAccountList } from '../account/use-account-list.ts';
import { SettingsPage } from '../settings-page.tsx';
import { NewToken } from './new-token.tsx';
import { strings } from './strings.ts';
import { TokenRow } from './token-row.tsx';
import type { ApiToken } from './token-words.ts';

/** What may act for one, what each may do, and the way to take that back. */
export const LiveTokens = () => {
  const { items, setItems, load } = useAccountList<ApiToken>('tokens');
  const region = useRef<HTMLDivElement>(null);

  const revoke = async (token: ApiToken): Promise<void> => {
    try {
      await askAccount('DELETE', `tokens/${token.id}`);
      setItems((before) => before.filter(({ id }) => id !== token.id));
      showToast({ message: strings.revoked(token.name) });
      // The row and its button are gone; the question gives the focus back to nothing.
      requestAnimationFrame(() => region.current?.focus());
    } catch (error) {
      showToast({ message: error instanceof Error ? error.message : String(error) });
    }
  };

  return (
    <SettingsPage
      section="tokens"
      lead={strings.lead}
      actions={<NewToken onMade={(made) => setItems((before) => [...before, made])} />}
    >
      <Read load={load}>
        <div ref={region} tabIndex={-1} className="outline-none">
          {items.length === 0 ? (
            <EmptyState title={strings.none}>{strings.noneDetail}</EmptyState>
          ) : (
            <ul aria-label={strings.list}>
              {items.map((token) => (
                <TokenRow key={token.id} token={token} onRevoke={revoke} />
              ))}
            </ul>
          )}
        </div>
      </Read>
    </SettingsPage>
  );
};
