import { ChevronLeft, History, MessageSquarePlus, PanelRightClose, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { EngineBadge } from '../../ui/engine-badge.tsx';
import { strings } from './strings.ts';
import { useKeyboardInset } from './use-keyboard-inset.ts';

type AssistantDockProps = {
  /** The engine that answers. */
  engine: string;
  /** The list of conversations is open, rather than one of them. */
  listing?: boolean;
  onList?: () => void;
  onNewThread?: () => void;
  onClose?: () => void;
  children: ReactNode;
};

const Engine = ({ name }: { name: string }) => (
  <Popover
    title={strings.engineAbout}
    trigger={
      <button
        type="button"
        aria-label={strings.engineAbout}
        className="touch-target rounded-full hover:bg-hover data-popup-open:bg-press"
      >
        <EngineBadge>{name}</EngineBadge>
      </button>
    }
  >
    <p className="max-w-[300px] p-4 text-small text-soft">{strings.engineDetail}</p>
  </Popover>
);

/** The frame around the assistant: who answers, the way to other conversations, and what stands within. */
export const AssistantDock = ({ engine, listing, onList, onNewThread, onClose, children }: AssistantDockProps) => {
  const inset = useKeyboardInset();
  return (
    <div className="flex h-full min-h-0 flex-col" style={{ paddingBottom: inset }}>
      <header className="flex h-14 shrink-0 items-center gap-2 ps-6 pe-3 max-tablet:ps-5 max-tablet:gap-3">
        <h2 className="text-small font-semibold">{listing === true ? strings.conversations : strings.title}</h2>
        {listing !== true && <Engine name={engine} />}
        <span className="flex-1" />
        {onList !== undefined && (
          <IconButton label={listing === true ? strings.backToConversation : strings.conversations} onClick={onList}>
            {listing === true ? (
              <ChevronLeft aria-hidden="true" size={16} className="rtl:-scale-x-100" />
            ) : (
              <History aria-hidden="true" size={16} />
            )}
          </IconButton>
        )}
        {onNewThread !== undefined && (
          <IconButton label={strings.newThread} onClick={onNewThread}>
            <MessageSquarePlus aria-hidden="true" size={16} />
          </IconButton>
        )}
        {onClose !== undefined && (
          <IconButton label={strings.close} onClick={onClose}>
            <PanelRightClose aria-hidden="true" size={16} className="max-desk:hidden rtl:-scale-x-100" />
            <X aria-hidden="true" size={17} className="desk:hidden" />
          </IconButton>
        )}
      </header>
      {children}
    </div>
  );
};
