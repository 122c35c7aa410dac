import type { Task } from '@lockstep/protocol';
import { Flag } from 'lucide-react';
import { cx } from './cx.ts';
import { strings } from './strings.ts';

const looks = {
  low: 'text-faint',
  medium: 'text-soft fill-press',
  high: 'text-amber-text fill-amber',
  urgent: 'text-brick fill-current',
};

type PriorityFlagProps = { priority: Task['priority']; size?: number };

/** How much it matters: the flag fills as the weight grows. Nothing is drawn for `none`. */
export const PriorityFlag = ({ priority, size = 14 }: PriorityFlagProps) => {
  if (priority === 'none') return null;
  return (
    <Flag
      role="img"
      aria-label={strings.priority[priority]}
      size={size}
      strokeWidth={2}
      className={cx('shrink-0', looks[priority])}
    />
  );
};
