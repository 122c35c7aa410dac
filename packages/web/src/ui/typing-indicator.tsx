import { Mark } from './mark.tsx';
import { strings } from './chat-strings.ts';

type TypingIndicatorProps = {
  name: string;
  /** What it is at: “Moving 3 of 12”. */
  label?: string;
};

/** An agent is thinking or working: the strokes take turns. */
export const TypingIndicator = ({ name, label }: TypingIndicatorProps) => (
  <p role="status" className="flex items-center gap-2 text-small text-iris-text tabular">
    <Mark phase="stepping" size={16} className="*:stroke-iris" />
    {label ?? strings.working(name)}
  </p>
);
