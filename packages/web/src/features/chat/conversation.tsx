import type { UIMessage } from 'ai';
import { useEffect } from 'react';
import { ChatMessage } from '../../ui/chat-message.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TypingIndicator } from '../../ui/typing-indicator.tsx';
import type { AssistantDesk, DeskState } from './assistant-desk.ts';
import { AssistantTurn } from './assistant-turn.tsx';
import { ConversationLog } from './conversation-log.tsx';
import { Greeting } from './greeting.tsx';
import { strings } from './strings.ts';
import { wordsOf } from './read-turn.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';
import { undoneOperations } from './undone-operations.ts';

type ConversationProps = {
  desk: AssistantDesk;
  state: DeskState;
  messages: readonly UIMessage[];
  running: boolean;
};

/** Until the answer's own words or cards come, that it is on its way. */
const Waiting = ({ state, messages, running }: Omit<ConversationProps, 'desk'>) => {
  const last = messages.at(-1);
  if (state.elsewhere) return <TypingIndicator name={strings.name} label={strings.workingElsewhere} />;
  const begun = last?.role === 'assistant' && wordsOf(last) !== '';
  return running && !begun ? <TypingIndicator name={strings.name} /> : null;
};

const Opening = () => (
  <div role="status" aria-label={strings.loading} className="flex flex-col gap-3 pt-2">
    <Skeleton className="h-4 w-2/3" />
    <Skeleton className="h-4 w-full" />
    <Skeleton className="h-4 w-1/2" />
  </div>
);

/** What was said and done, from the first words to those that are just being written. */
export const Conversation = ({ desk, state, messages, running }: ConversationProps) => {
  const stick = useStickToBottom();
  const { toBottom } = stick;
  const asked = messages.findLast(({ role }) => role === 'user')?.id;
  useEffect(toBottom, [toBottom, asked]);
  const undone = undoneOperations(messages);
  return (
    <ConversationLog stick={stick} busy={running}>
      {state.loading ? <Opening /> : messages.length === 0 && <Greeting onPrompt={(prompt) => desk.say(prompt)} />}
      {messages.map((message, index) =>
        message.role === 'user' ? (
          <ChatMessage key={message.id} from="person">
            <p dir="auto" className="whitespace-pre-wrap">
              {wordsOf(message)}
            </p>
          </ChatMessage>
        ) : (
          <AssistantTurn
            key={message.id}
            desk={desk}
            message={message}
            undone={undone}
            running={running && index === messages.length - 1}
            last={index === messages.length - 1}
          />
        ),
      )}
      <Waiting state={state} messages={messages} running={running} />
      {state.stopped && !running && <p className="text-small text-faint">{strings.stopped}</p>}
    </ConversationLog>
  );
};
