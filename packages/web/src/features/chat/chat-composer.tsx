import type { UIMessage } from 'ai';
import { useState } from 'react';
import { Composer } from '../../ui/composer.tsx';
import type { AssistantDesk } from './assistant-desk.ts';
import { wordsOf } from './read-turn.ts';

type ChatComposerProps = { desk: AssistantDesk; messages: readonly UIMessage[]; running: boolean };

/** Where one speaks in the open conversation; what was said before comes back with the arrow keys. */
export const ChatComposer = ({ desk, messages, running }: ChatComposerProps) => {
  const [text, setText] = useState(desk.draft);
  const [recalled, setRecalled] = useState(0);
  const said = messages.flatMap((message) => (message.role === 'user' ? [wordsOf(message)] : [])).toReversed();
  const write = (next: string, at = 0): void => {
    desk.keepDraft(next);
    setText(next);
    setRecalled(at);
  };
  return (
    <div className="shrink-0 px-4 pt-2 pb-4">
      <Composer
        value={text}
        onChange={(next) => write(next)}
        onSend={() => {
          if (desk.say(text.trim())) write('');
        }}
        running={running}
        onStop={() => void desk.stop()}
        recalling={recalled > 0}
        onRecall={(step) => {
          const at = Math.min(Math.max(recalled + step, 0), said.length);
          write(said[at - 1] ?? '', at);
        }}
      />
    </div>
  );
};
