import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { momentLabel } from '../../format/moment-label.ts';
import { useLocale } from '../../locale/locale-context.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Thread } from './chat-api.ts';
import { strings } from './strings.ts';

type ThreadListProps = {
  threads: readonly Thread[];
  current: string;
  onOpen: (id: string) => void;
  onRemove: (id: string) => void;
};

type RowProps = Omit<ThreadListProps, 'threads' | 'current'> & { thread: Thread; isCurrent: boolean };

/** Deleting a conversation cannot be undone: the row itself asks once. */
const Sure = ({ onYes, onNo }: { onYes: () => void; onNo: () => void }) => {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <div
      role="group"
      aria-label={strings.deleteSure}
      className="flex min-w-0 flex-1 flex-wrap items-center gap-2 py-2 ps-2"
    >
      <span className="min-w-0 flex-1 text-small">
        {strings.deleteSure} <span className="text-faint">{strings.deleteDetail}</span>
      </span>
      <Button size="small" ref={keep} onClick={onNo}>
        {strings.deleteNo}
      </Button>
      <Button size="small" variant="danger" onClick={onYes}>
        {strings.deleteYes}
      </Button>
    </div>
  );
};

const Row = ({ thread, isCurrent, onOpen, onRemove }: RowProps) => {
  const reader = useLocale();
  const [asking, setAsking] = useState(false);
  const { id, title, updated_at } = thread;
  if (asking) {
    return (
      <li className="flex border-b border-hairline">
        <Sure onYes={() => onRemove(id)} onNo={() => setAsking(false)} />
      </li>
    );
  }
  return (
    <li className="group/thread flex items-center border-b border-hairline">
      <button
        type="button"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => onOpen(id)}
        className="flex min-h-12 min-w-0 flex-1 flex-col justify-center rounded-control px-2 py-1.5 text-start transition-colors hover:bg-hover"
      >
        <span
          dir="auto"
          className={isCurrent ? 'w-full truncate text-small font-semibold' : 'w-full truncate text-small'}
        >
          {title}
        </span>
        <span className="text-meta text-faint">{momentLabel(updated_at, reader)}</span>
      </button>
      <IconButton label={strings.deleteThread(title)} size="small" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden="true" size={14} />
      </IconButton>
    </li>
  );
};

/** The conversations so far, the most recently used first. */
export const ThreadList = ({ threads, current, ...actions }: ThreadListProps) => (
  <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-4">
    {threads.length === 0 && <p className="px-2 py-4 text-small text-soft">{strings.noConversations}</p>}
    <ul aria-label={strings.conversations}>
      {threads.map((thread) => (
        <Row key={thread.id} thread={thread} isCurrent={thread.id === current} {...actions} />
      ))}
    </ul>
  </div>
);
