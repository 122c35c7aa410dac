import { ArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { strings } from './strings.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';

type ConversationLogProps = {
  /** The latest words of the person's own: with new ones it goes to the bottom, wherever it was. */
  latest?: string | undefined;
  busy?: boolean;
  children: ReactNode;
};

/** Where a conversation scrolls; it stays at its latest words while one reads along. */
export const ConversationLog = ({ latest, busy = false, children }: ConversationLogProps) => {
  const { scroller, content, away, toBottom } = useStickToBottom(latest);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-label={strings.conversation}
        aria-live="off"
        aria-busy={busy}
        className="h-full overflow-y-auto overscroll-contain px-6 max-tablet:px-5"
      >
        <div ref={content} className="flex min-h-full flex-col gap-7 pt-4 pb-9">
          {children}
        </div>
      </div>
      {away && (
        <span className="absolute inset-x-0 bottom-2 flex justify-center">
          <IconButton
            label={strings.latest}
            onClick={toBottom}
            className="rounded-full bg-raised text-ink shadow-lift hover:bg-raised"
          >
            <ArrowDown aria-hidden="true" size={16} />
          </IconButton>
        </span>
      )}
    </div>
  );
};
