import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { strings } from './chat-strings.ts';

type ChatMessageProps = {
  from: 'person' | 'agent';
  /** The name that speaks; read out, not drawn: the ink tells. */
  name?: string;
  children: ReactNode;
};

/** Words in the ink of who says them: a stroke of persimmon or of iris at their side, no bubble. */
export const ChatMessage = ({ from, name = strings.you, children }: ChatMessageProps) => (
  <article aria-label={name} className="relative ps-4">
    <span
      aria-hidden="true"
      className={cx(
        'absolute inset-y-1 start-0 w-[2.5px] rounded-full forced-colors:bg-[CanvasText]',
        from === 'person' ? 'bg-persimmon' : 'bg-iris',
      )}
    />
    <div className={cx('flex flex-col gap-3 text-body wrap-anywhere', from === 'person' && 'font-medium')}>
      {children}
    </div>
  </article>
);
