import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import type { ConnectionView } from './connection-view.ts';
import { strings } from './connection-strings.ts';

type FactProps = { label: string; children: ReactNode };

const Fact = ({ label, children }: FactProps) => (
  <div className="flex items-baseline gap-6 py-1 text-small">
    <dt className="flex-1 text-faint">{label}</dt>
    <dd className="tabular">{children}</dd>
  </div>
);

type ConnectionPanelProps = {
  connection: ConnectionView;
  onRefresh?: () => void;
  onRetry?: () => void;
  onReload?: () => void;
  onSignIn?: () => void;
  /** The changes that wait, and the refused ones, each with what can be done about it. */
  outgoing?: ReactNode;
};

const actionsFor = ({ connection, onRefresh, onRetry, onReload, onSignIn }: ConnectionPanelProps): ReactNode => {
  const words = strings;
  const primary = (label: string, onClick?: () => void): ReactNode => (
    <Button variant="primary" size="small" onClick={() => onClick?.()}>
      {label}
    </Button>
  );
  if (connection.status === 'signed-out') return primary(words.signIn, onSignIn);
  if (connection.status === 'outdated') return primary(words.reload, onReload);
  if (connection.status === 'reconnecting' || connection.status === 'offline') return primary(words.retryNow, onRetry);
  return (
    <Button size="small" icon={<RefreshCw aria-hidden="true" size={13} />} onClick={() => onRefresh?.()}>
      {words.refresh}
    </Button>
  );
};

/** The connection looked at closely: how quick it is, what still waits here, and what can be done. */
export const ConnectionPanel = (props: ConnectionPanelProps) => {
  const { connection, outgoing } = props;
  const words = strings;
  return (
    <div className="w-80 max-w-full p-4">
      <p className="font-serif text-lead first-letter:uppercase">{connection.words}</p>
      <p className="mt-0.5 text-small text-soft">{words.explain[connection.status]}</p>
      <dl className="my-3 border-y border-hairline py-2">
        {connection.roundTripMs !== undefined && (
          <Fact label={words.roundTrip}>{words.milliseconds(connection.roundTripMs)}</Fact>
        )}
        {connection.lastSynced !== undefined && <Fact label={words.lastSynced}>{connection.lastSynced}</Fact>}
        <Fact label={words.pending}>{connection.pending}</Fact>
      </dl>
      {outgoing}
      {actionsFor(props)}
    </div>
  );
};
