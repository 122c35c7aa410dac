import type { ConnectionView } from './connection-view.ts';
import { cx } from './cx.ts';
import { Mark } from './mark.tsx';
import { strings } from './strings.ts';

const phases = {
  live: 'in',
  'catching-up': 'stepping',
  reconnecting: 'stepping',
  offline: 'apart',
  'signed-out': 'apart',
  outdated: 'apart',
} as const;

/** The connection in words. */
export const connectionWords = ({ status, retryInSeconds, pending }: ConnectionView): string => {
  const words = strings.connection;
  if (status === 'offline') return pending === 0 ? words.offline : words.offlineWith(pending);
  if (status === 'reconnecting')
    return retryInSeconds === undefined ? words.reconnecting : words.reconnectingIn(retryInSeconds);
  return words[status];
};

type ConnectionDotProps = {
  connection: ConnectionView;
  /** The words are read, not drawn: on a phone. */
  compact?: boolean;
};

/** Whether this screen keeps step: the two strokes, in phase or apart, and the words for it. */
export const ConnectionDot = ({ connection, compact }: ConnectionDotProps) => {
  const dim = ['offline', 'signed-out', 'reconnecting'].includes(connection.status);
  return (
    <span role="status" className="inline-flex min-w-0 items-center gap-2 text-small text-soft">
      <Mark phase={phases[connection.status]} size={16} className={cx(dim && '*:stroke-edge')} />
      <span className={compact === true ? 'sr-only' : 'truncate'}>{connectionWords(connection)}</span>
    </span>
  );
};
