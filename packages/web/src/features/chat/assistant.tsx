import { useChat } from '@ai-sdk/react';
import type { UIMessage } from 'ai';
import { useEffect, useState } from 'react';
import { AssistantDock } from './assistant-dock.tsx';
import type { AssistantDesk, DeskState } from './assistant-desk.ts';
import { ChatComposer } from './chat-composer.tsx';
import { Conversation } from './conversation.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { strings } from './strings.ts';
import { ThreadList } from './thread-list.tsx';
import { useDesk } from './use-desk.ts';
import { wordsOf } from './read-turn.ts';

export type AssistantProps = {
  /** Counts how often the person has called for it by hand: each time the field takes the focus. */
  summons: number;
  onClose?: () => void;
  onSignIn: () => void;
};

type Chatting = { desk: AssistantDesk; state: DeskState };

const focusField = (): void => document.querySelector<HTMLElement>('[data-chat-field]')?.focus();

/** Reads an answer out once it is complete, rather than word by word. */
const useSpokenAnswer = (messages: readonly UIMessage[], running: boolean): string => {
  const [spoken, setSpoken] = useState('');
  const [wasRunning, setWasRunning] = useState(running);
  if (wasRunning !== running) {
    setWasRunning(running);
    const last = messages.at(-1);
    setSpoken(!running && last?.role === 'assistant' ? wordsOf(last) : '');
  }
  return spoken;
};

const OpenConversation = ({
  desk,
  state,
  summons,
  onSignIn,
}: Chatting & Pick<AssistantProps, 'summons' | 'onSignIn'>) => {
  const { messages, status, error } = useChat({ chat: state.chat, throttle: 40 });
  const running = status === 'submitted' || status === 'streaming';
  const spoken = useSpokenAnswer(messages, running);
  const problem = state.problem ?? error;

  useEffect(() => {
    if (desk.takeSummons(summons)) focusField();
  }, [desk, summons]);

  return (
    <>
      <Conversation desk={desk} state={state} messages={messages} running={running} />
      <span role="status" className="sr-only">
        {spoken}
      </span>
      {problem !== undefined && (
        <ProblemNotice
          problem={problem}
          onRetry={() => void desk.retry().then(focusField)}
          onDismiss={() => {
            desk.dismiss();
            focusField();
          }}
          onSignIn={onSignIn}
        />
      )}
      <ChatComposer desk={desk} messages={messages} running={running || state.elsewhere} />
    </>
  );
};

/** The assistant, live: the conversation that is open, or the list of all of them. */
export const Assistant = ({ summons, onClose, onSignIn }: AssistantProps) => {
  const { desk, state } = useDesk();
  const [listing, setListing] = useState(false);
  const leaveList = (): void => {
    setListing(false);
    requestAnimationFrame(focusField);
  };
  return (
    <AssistantDock
      engine={strings.engine}
      listing={listing}
      onList={() => (listing ? leaveList() : setListing(true))}
      onNewThread={() => {
        desk.startNew();
        leaveList();
      }}
      {...(onClose === undefined ? {} : { onClose })}
    >
      {listing ? (
        <ThreadList
          threads={state.threads}
          current={state.chat.id}
          onOpen={(id) => {
            void desk.open(id);
            leaveList();
          }}
          onRemove={(id) => void desk.remove(id)}
        />
      ) : (
        <OpenConversation desk={desk} state={state} summons={summons} onSignIn={onSignIn} />
      )}
    </AssistantDock>
  );
};
