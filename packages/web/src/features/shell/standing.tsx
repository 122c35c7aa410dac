import type { Actor } from '@lockstep/protocol';
import type { ReactNode } from 'react';
import { ActorFace } from '../../ui/actor-face.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ConnectionDot } from '../../ui/connection-dot.tsx';
import { ConnectionPanel } from '../../ui/connection-panel.tsx';
import type { ConnectionView } from '../../ui/connection-view.ts';
import { Popover } from '../../ui/popover.tsx';
import { strings } from './strings.ts';

/** The connection and the person: what the rail's foot and the phone's head both show. */
export type StandingProps = {
  connection: ConnectionView;
  person: Actor;
  settingsHref: string;
  onRefresh?: () => void;
  onRetry?: () => void;
  onReload?: () => void;
  onSignIn?: () => void;
  /** The refused changes. */
  shelf?: ReactNode;
  /** On a phone the connection is the two strokes alone. */
  compact?: boolean;
};

/** The connection's words, which open its details, and the person's face, which opens the settings. */
export const Standing = ({ connection, person, settingsHref, compact, ...panel }: StandingProps) => (
  <>
    <Popover
      title={strings.connection}
      side={compact === true ? 'bottom' : 'top'}
      trigger={
        <button
          type="button"
          className="touch-target flex h-8 min-w-0 items-center rounded-control px-2 transition-colors hover:bg-hover data-popup-open:bg-press tablet:flex-1"
        >
          <ConnectionDot connection={connection} compact={compact === true} />
        </button>
      }
    >
      <ConnectionPanel connection={connection} {...panel} />
    </Popover>
    <span role="status" className="sr-only">
      {connection.announcement}
    </span>
    <AppLink href={settingsHref} aria-label={strings.account(person.name)} className="touch-target rounded-full">
      <ActorFace actor={person} size={24} />
    </AppLink>
  </>
);
