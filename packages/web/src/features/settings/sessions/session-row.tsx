import { Laptop, Smartphone } from 'lucide-react';
import { momentLabel } from '../../../format/moment-label.ts';
import { useLocale } from '../../../locale/locale-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { deviceWords, isHandheld } from './device-words.ts';
import { strings } from './strings.ts';

/** A browser in which one is signed in, as the server lists it. */
export type Session = {
  id: string;
  current: boolean;
  connected: boolean;
  user_agent: string | null;
  address: string | null;
  created_at: string;
  last_seen_at: string;
};

type SessionRowProps = { session: Session; busy: boolean; onEnd: (session: Session) => void };

/** One browser: what it is, when it was last here, and the way to sign it out. */
export const SessionRow = ({ session, busy, onEnd }: SessionRowProps) => {
  const reader = useLocale();
  const device = deviceWords(session.user_agent);
  const Icon = isHandheld(session.user_agent) ? Smartphone : Laptop;
  const seen = session.connected ? strings.now : strings.seen(momentLabel(session.last_seen_at, reader));
  const facts = [
    session.current ? strings.here : seen,
    strings.since(momentLabel(session.created_at, reader)),
    ...(session.address === null ? [] : [strings.from(session.address)]),
  ];
  return (
    <li className="flex min-h-16 items-center gap-4 border-b border-hairline py-3">
      <Icon aria-hidden="true" size={18} strokeWidth={1.7} className="shrink-0 text-faint" />
      <div className="min-w-0 flex-1">
        <p className="text-body">{device}</p>
        <p className="text-small text-faint tabular">
          {session.current ? <span className="font-medium text-persimmon-text">{facts[0]}</span> : facts[0]}
          {facts.slice(1).map((fact) => ` · ${fact}`)}
        </p>
      </div>
      {!session.current && (
        <Button busy={busy} aria-label={strings.signOutOf(device)} onClick={() => onEnd(session)}>
          {strings.signOut}
        </Button>
      )}
    </li>
  );
};
