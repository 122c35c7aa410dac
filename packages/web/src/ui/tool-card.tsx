import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight, Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Mark } from './mark.tsx';
import { strings as chatStrings } from './chat-strings.ts';
import { strings } from './strings.ts';

type ToolCardProps = {
  /** What it did, or is about: “Moved 4 tasks to Friday”. */
  title: string;
  state?: 'running' | 'done' | 'failed' | 'undone';
  /** The difference, a `DiffLine` each. */
  children?: ReactNode;
  open?: boolean;
  /** Why it failed, or what is to be known of it. */
  error?: string;
  /** It is just being taken back. */
  busy?: boolean;
  /** What taking it back is called, where it is itself a way back. */
  undoLabel?: string | undefined;
  onUndo?: () => void;
  /** Does again what was undone. */
  onRedo?: () => void;
};

const CardTitle = ({ title, state }: Pick<ToolCardProps, 'title' | 'state'>) => (
  <>
    {state === 'running' && <Mark phase="stepping" size={14} className="*:stroke-iris" />}
    <span className={state === 'undone' ? 'text-faint line-through' : state === 'failed' ? 'text-brick' : undefined}>
      {title}
    </span>
  </>
);

/** One button for both ways, so that it keeps the focus. */
const WayBack = ({ state, busy, undoLabel, onUndo, onRedo }: Omit<ToolCardProps, 'title'>) => {
  const press = state === 'done' ? onUndo : state === 'undone' ? onRedo : undefined;
  if (press === undefined) return null;
  const Icon = state === 'done' ? Undo2 : Redo2;
  return (
    <Button
      variant="quiet"
      size="small"
      className="-me-2.5"
      busy={busy === true}
      icon={<Icon aria-hidden="true" size={13} />}
      onClick={press}
    >
      {state === 'done' ? (undoLabel ?? strings.undo) : strings.redo}
    </Button>
  );
};

/** What the assistant did, in human words, with the difference and the way back. */
export const ToolCard = ({ title, state = 'done', children, open = false, error, ...way }: ToolCardProps) => (
  <Collapsible.Root
    defaultOpen={open}
    data-tool-card=""
    className="border-y border-hairline py-1 [[data-tool-card]+&]:-mt-3 [[data-tool-card]+&]:border-t-0"
  >
    <div className="flex min-h-8 items-center gap-2">
      {children === undefined ? (
        <span className="flex min-w-0 flex-1 items-center gap-2 text-small font-medium">
          <CardTitle title={title} state={state} />
        </span>
      ) : (
        <Collapsible.Trigger className="group flex min-h-8 min-w-0 flex-1 items-center gap-1.5 rounded-chip text-start text-small font-medium">
          <CardTitle title={title} state={state} />
          <ChevronRight
            aria-hidden="true"
            size={14}
            className="shrink-0 text-faint transition-[rotate] group-data-panel-open:rotate-90 rtl:-scale-x-100"
          />
        </Collapsible.Trigger>
      )}
      {state === 'undone' && <span className="text-small text-faint">{chatStrings.undone}</span>}
      <WayBack state={state} {...way} />
    </div>
    {error !== undefined && <p className="pb-1.5 text-small text-soft">{error}</p>}
    {children !== undefined && (
      <Collapsible.Panel className="flex flex-col pb-1.5" aria-label={chatStrings.showDifference}>
        {children}
      </Collapsible.Panel>
    )}
  </Collapsible.Root>
);
