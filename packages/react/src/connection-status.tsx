import type { ReactNode } from 'react';
import { Announcement } from './announcement.tsx';
import { statusWords, type StatusWords } from './status-words.ts';
import { useConnection } from './use-connection.ts';
import { useSecondsUntil } from './use-seconds-until.ts';
import { useSettledStatus } from './use-settled-status.ts';

export interface ConnectionStatusProps {
  readonly className?: string;
  /** What the states are called; English by default. */
  readonly words?: StatusWords;
  readonly retryLabel?: string;
  readonly reloadLabel?: string;
  readonly signInLabel?: string;
  /** Where to sign in again; without it there is no such button. */
  readonly onSignIn?: () => void;
  /** What "reload" does; the page's own reload by default. */
  readonly onReload?: () => void;
}

function reloadPage(): void {
  globalThis.location.reload();
}

/**
 * How the connection stands, in words, with what a person can do about it. Unstyled: style it by `data-lockstep-status`,
 * `data-state`, `data-pending` and `data-part`. What changes is announced politely; the countdown is not read out.
 */
export function ConnectionStatus({
  className,
  words = statusWords,
  retryLabel = 'retry now',
  reloadLabel = 'reload',
  signInLabel = 'sign in',
  onSignIn,
  onReload = reloadPage,
}: ConnectionStatusProps): ReactNode {
  const connection = useConnection();
  const status = useSettledStatus(connection);
  const seconds = useSecondsUntil(status.retry_at);
  const { state, pending } = status;
  const canRetry = state === 'reconnecting' || state === 'offline';
  return (
    <div className={className} data-lockstep-status="" data-state={state} data-pending={pending}>
      <span data-part="dot" aria-hidden="true" />
      <span data-part="words" aria-hidden="true">
        {words(status, seconds)}
      </span>
      <Announcement>{words(status, null)}</Announcement>
      {canRetry && <Action part="retry" label={retryLabel} run={connection.retryNow} />}
      {state === 'outdated' && <Action part="reload" label={reloadLabel} run={onReload} />}
      {state === 'signed-out' && onSignIn !== undefined && <Action part="sign-in" label={signInLabel} run={onSignIn} />}
    </div>
  );
}

interface ActionProps {
  readonly part: string;
  readonly label: string;
  readonly run: () => void;
}

function Action({ part, label, run }: ActionProps): ReactNode {
  return (
    <button type="button" data-part={part} onClick={run}>
      {label}
    </button>
  );
}
