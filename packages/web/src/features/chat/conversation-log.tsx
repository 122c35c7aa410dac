import { ArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Stick } from './use-stick-to-bottom.ts';
import { strings } from './strings.ts';

type ConversationLogProps = { stick: Stick; busy: boolean; children: ReactNode };

/** Where a conversation scrolls; it stays at its latest words while one reads along. */
export const ConversationLog = ({ stick, busy, children }: ConversationLogProps) => (
  <div className="relative min-h-0 flex-1">
    <div
      ref={stick.scroller}
      role="log"
      aria-label={strings.conversation}
      aria-live="off"
      aria-busy={busy}
      tabIndex={0}
      className="h-full overflow-y-auto overscroll-contain px-6 max-tablet:px-5"
    >
      <div ref={stick.content} className="flex min-h-full flex-col gap-6 py-4">
        {children}
      </div>
    </div>
    {stick.away && (
      <IconButton
        label={strings.latest}
        onClick={stick.toBottom}
        className="absolute! start-1/2 bottom-2 -translate-x-1/2 rounded-full bg-raised text-ink shadow-lift hover:bg-raised rtl:translate-x-1/2"
      >
        <ArrowDown aria-hidden="true" size={16} />
      </IconButton>
    )}
  </div>
);
