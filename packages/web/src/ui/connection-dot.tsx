import type { ConnectionView } from './connection-view.ts';
import { cx } from './cx.ts';
import { Mark } from './mark.tsx';

const phases = {
  live: 'in',
  'catching-up': 'stepping',
  reconnecting: 'stepping',
  offline: 'apart',
  'signed-out': 'apart',
  outdated: 'apart',
} as const;

type ConnectionDotProps = {
  connection: ConnectionView;
  /** The words are read, not drawn: on a phone. */
  compact?: boolean;
};

/** Whether this screen keeps step: the two strokes, in phase or apart, and the words for it. */
export const ConnectionDot = ({ connection, compact }: ConnectionDotProps) => {
  const { status, words, announcement, pending, shelved } = connection;
  const dim = ['offline', 'signed-out', 'reconnecting'].includes(status);
  return (
    <span data-connection={status} className="inline-flex min-w-0 items-center gap-2 text-small text-soft">
      <Mark phase={phases[status]} size={16} className={cx(dim && '*:stroke-edge')} />
      <span className={compact === true ? 'sr-only' : 'line-clamp-2 text-start leading-[1.15rem]'}>
        {compact === true ? announcement : words}
      </span>
      {compact === true && dim && pending > 0 && <span aria-hidden="true" className="unsent-dot shrink-0" />}
      {shelved > 0 && <span aria-hidden="true" className="size-1.5 shrink-0 rounded-full bg-brick" />}
    </span>
  );
};
