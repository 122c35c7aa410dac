import { MessageSquarePlus, PanelRightClose } from 'lucide-react';
import type { ReactNode } from 'react';
import { EngineBadge } from '../../ui/engine-badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SuggestedPrompts } from '../../ui/suggested-prompts.tsx';
import { strings } from './strings.ts';

type AssistantDockProps = {
  /** The engine that answers. */
  engine: string;
  /** The conversation; without it the dock greets. */
  children?: ReactNode;
  composer: ReactNode;
  onPrompt: (prompt: string) => void;
  onNewThread?: () => void;
  onClose?: () => void;
};

const Greeting = ({ onPrompt }: Pick<AssistantDockProps, 'onPrompt'>) => (
  <div className="mt-auto">
    <p className="font-serif text-title">{strings.greeting}</p>
    <p className="mt-1 mb-4 text-small text-soft">{strings.greetingDetail}</p>
    <SuggestedPrompts label={strings.suggestions} prompts={strings.prompts} onPick={onPrompt} />
  </div>
);

/** The assistant at one's side: what was said, what was done, and where to speak. */
export const AssistantDock = ({ engine, children, composer, onPrompt, onNewThread, onClose }: AssistantDockProps) => (
  <div className="flex h-full min-h-0 flex-col">
    <header className="flex h-14 shrink-0 items-center gap-2.5 ps-6 pe-3 max-tablet:ps-5">
      <h2 className="text-small font-semibold">{strings.title}</h2>
      <EngineBadge>{engine}</EngineBadge>
      <span className="flex-1" />
      {onNewThread !== undefined && (
        <IconButton label={strings.newThread} onClick={onNewThread}>
          <MessageSquarePlus aria-hidden="true" size={16} />
        </IconButton>
      )}
      {onClose !== undefined && (
        <IconButton label={strings.close} onClick={onClose}>
          <PanelRightClose aria-hidden="true" size={16} className="rtl:-scale-x-100" />
        </IconButton>
      )}
    </header>
    <div
      role="log"
      aria-label={strings.conversation}
      className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-6 py-4 max-tablet:px-5"
    >
      {children ?? <Greeting onPrompt={onPrompt} />}
    </div>
    <div className="shrink-0 px-4 pt-2 pb-4">{composer}</div>
  </div>
);
