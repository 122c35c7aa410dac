import type { Actor } from '@lockstep/protocol';
import type { ReactNode } from 'react';
import { ActorFace } from './actor-face.tsx';
import { actorDescription, inkOf } from './actor-ink.ts';
import { cx } from './cx.ts';

type HistoryLineProps = {
  actor: Actor;
  /** What was done: “set the date to Friday”. */
  what: string;
  when: string;
  action?: ReactNode;
};

/** Who did what, through what, when. */
export const HistoryLine = ({ actor, what, when, action }: HistoryLineProps) => (
  <div className="flex min-h-8 items-start gap-2.5 py-1.5 text-small">
    <ActorFace actor={actor} size={20} />
    <p className="min-w-0 flex-1 text-soft">
      <span className={cx('font-medium', inkOf(actor) === 'agent' ? 'text-iris-text' : 'text-ink')}>
        {actorDescription(actor)}
      </span>{' '}
      {what} <span className="whitespace-nowrap text-faint">· {when}</span>
    </p>
    {action}
  </div>
);
