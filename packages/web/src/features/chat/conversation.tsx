import type { UIMessage } from 'ai';
import { ChatMessage } from '../../ui/chat-message.tsx';
import { TypingIndicator } from '../../ui/typing-indicator.tsx';
import type { AssistantDesk, DeskState } from './assistant-desk.ts';
import { AssistantTurn } from './assistant-turn.tsx';
import { ConversationLog } from './conversation-log.tsx';
import { Greeting } from './greeting.tsx';
import { strings } from './strings.ts';
import { wordsOf } from './read-turn.ts';
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

const bar = 'h-2.5 rounded-full bg-press';

const Opening = () => (
  <div role="status" aria-label={strings.loading} className="skeleton flex flex-col gap-4 pt-2">
    <span className={`${bar} w-2/5`} />
    <span className={`${bar} w-4/5`} />
    <span className={`${bar} w-3/5`} />
  </div>
);

/** What was said and done, from the first words to those that are just being written. */
export const Conversation = ({ desk, state, messages, running }: ConversationProps) => {
  const asked = messages.findLast(({ role }) => role === 'user')?.id;
  const undone = undoneOperations(messages);
  return (
    <ConversationLog latest={asked} busy={running}>
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
