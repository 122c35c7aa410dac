import { useState } from 'react';
import { cx } from './cx.ts';
import { strings } from './strings.ts';

type CompletionCircleProps = {
  /** The task it belongs to. */
  title: string;
  completed: boolean;
  onToggle?: (completed: boolean) => void;
  disabled?: boolean;
  className?: string;
};

/** Completes a task. A circle that is completed by hand draws itself; one that comes so is simply there. */
export const CompletionCircle = (props: CompletionCircleProps) => {
  const { title, completed, onToggle, disabled, className } = props;
  const [drawn, setDrawn] = useState(false);
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={completed}
      disabled={disabled}
      data-checked={completed ? '' : undefined}
      data-drawn={drawn ? '' : undefined}
      aria-label={completed ? strings.reopen(title) : strings.complete(title)}
      onClick={() => {
        setDrawn(!completed);
        onToggle?.(!completed);
      }}
      className={cx(
        'group/circle touch-target grid size-[18px] shrink-0 cursor-pointer place-items-center rounded-full',
        'disabled:cursor-default disabled:opacity-50',
        className,
      )}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 18 18"
        className="size-full overflow-visible"
        fill="none"
        strokeLinecap="round"
      >
        <circle
          cx={9}
          cy={9}
          r={8.25}
          strokeWidth={1.5}
          className="fill-transparent stroke-edge transition-colors group-hover/circle:fill-hover group-hover/circle:stroke-moss"
        />
        <circle
          cx={9}
          cy={9}
          r={8.25}
          pathLength={1}
          strokeWidth={1.5}
          transform="rotate(-90 9 9)"
          className="circle-ring stroke-moss"
        />
        <path
          d="m5.4 9.3 2.5 2.5 4.8-5.4"
          pathLength={1}
          strokeWidth={1.75}
          strokeLinejoin="round"
          className="circle-tick stroke-moss"
        />
      </svg>
    </button>
  );
};
