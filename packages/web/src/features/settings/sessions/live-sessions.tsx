import { useRef, useState } from 'react';
import { showToast } from '../../../ui/show-toast.ts';
import { askAccount } from '../account/ask-account.ts';
import { Read } from '../account/read.tsx';
import { useAccountList } from '../account/use-account-list.ts';
import { SettingsPage } from '../settings-page.tsx';
import { deviceWords } from './device-words.ts';
import { EndOthers } from './end-others.tsx';
import type { Session } from './session-row.tsx';
import { SessionRow } from './session-row.tsx';
import { strings } from './strings.ts';

const tell = (error: unknown): void => showToast({ message: error instanceof Error ? error.message : String(error) });

/** Where one is signed in, this browser first, and the way out of all others. */
export const LiveSessions = () => {
  const { items, setItems, load } = useAccountList<Session>('sessions');
  const [ending, setEnding] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const sessions = items.toSorted((a, b) => Number(b.current) - Number(a.current));
  const others = sessions.filter(({ current }) => !current).length;

  const end = async (session: Session): Promise<void> => {
    setEnding(session.id);
    try {
      await askAccount('DELETE', `sessions/${session.id}`);
      setItems((before) => before.filter(({ id }) => id !== session.id));
      // The button that was pressed is gone.
      list.current?.focus();
      showToast({ message: strings.signedOut(deviceWords(session.user_agent)) });
    } catch (error) {
      tell(error);
    }
    setEnding(undefined);
  };

  const endOthers = async (): Promise<void> => {
    try {
      const { ended } = await askAccount('DELETE', 'sessions');
      setItems((before) => before.filter(({ current }) => current));
      list.current?.focus();
      showToast({ message: strings.othersOut(Number(ended)) });
    } catch (error) {
      tell(error);
    }
  };

  return (
    <SettingsPage section="sessions" lead={strings.lead}>
      <Read load={load}>
        <ul ref={list} tabIndex={-1} aria-label={strings.list} className="outline-none">
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={ending === session.id}
              onEnd={(chosen) => void end(chosen)}
            />
          ))}
        </ul>
        <div className="mt-6">
          {others > 0 ? (
            <EndOthers count={others} onEnd={endOthers} />
          ) : (
            <p className="text-small text-faint">{strings.onlyHere}</p>
          )}
        </div>
      </Read>
    </SettingsPage>
  );
};
