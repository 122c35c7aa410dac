import type { Actor } from '@lockstep/protocol';
import type { ReactNode } from 'react';
import { lazy, Suspense, useRef, useState } from 'react';
import { ActorFace } from '../../ui/actor-face.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ConnectionDot } from '../../ui/connection-dot.tsx';
import type { ConnectionView } from '../../ui/connection-view.ts';
import { strings } from './strings.ts';

const ConnectionDetails = lazy(async () => {
  const module = await import('./connection-details.tsx');
  return { default: module.ConnectionDetails };
});

/** The connection and the person: what the rail's foot and the phone's head both show. */
export type StandingProps = {
  connection: ConnectionView;
  person: Actor;
  settingsHref: string;
  onRefresh?: () => void;
  onRetry?: () => void;
  onReload?: () => void;
  onSignIn?: () => void;
  /** What the server does not have: changes that wait, and refused ones. */
  outgoing?: ReactNode;
  /** On a phone the connection is the two strokes alone. */
  compact?: boolean;
};

/** The connection's words, which open its details, and the person's face, which opens the settings. */
export const Standing = ({ connection, person, settingsHref, compact, ...panel }: StandingProps) => {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="touch-target flex min-h-8 min-w-0 items-center rounded-control px-2 py-1 transition-colors hover:bg-hover aria-expanded:bg-press tablet:flex-1"
      >
        <ConnectionDot connection={connection} compact={compact === true} />
      </button>
      {open && (
        <Suspense fallback={null}>
          <ConnectionDetails
            connection={connection}
            button={button}
            side={compact === true ? 'bottom' : 'top'}
            onClose={() => setOpen(false)}
            {...panel}
          />
        </Suspense>
      )}
      <span role="status" className="sr-only">
        {connection.announcement}
      </span>
      <AppLink href={settingsHref} aria-label={strings.account(person.name)} className="touch-target rounded-full">
        <ActorFace actor={person} size={24} />
      </AppLink>
    </>
  );
};
