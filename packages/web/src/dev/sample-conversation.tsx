import { useState } from 'react';
import { Markdown } from '../features/chat/markdown.tsx';
import { ApprovalCard } from '../ui/approval-card.tsx';
import { ChatMessage } from '../ui/chat-message.tsx';
import { Composer } from '../ui/composer.tsx';
import { DiffLine } from '../ui/diff-line.tsx';
import { ToolCard } from '../ui/tool-card.tsx';
import { TypingIndicator } from '../ui/typing-indicator.tsx';

const nothing = (): void => undefined;

export const SampleConversation = () => (
  <>
    <ChatMessage from="person">Move everything overdue to Friday, and add call Bob tomorrow 9am</ChatMessage>
    <ChatMessage from="agent" name="Assistant">
      <ToolCard title="Moved 2 tasks to Friday" open onUndo={nothing}>
        <DiffLine title="Send invoice 118 to Meier & Sons" from="20 Nov" to="27 Nov" />
        <DiffLine title="Water the fig tree" from="23 Nov" to="27 Nov" />
      </ToolCard>
      <ToolCard title="Added “Call Bob”" onUndo={nothing}>
        <DiffLine title="Call Bob" to="Wed 25 Nov 09:00" />
      </ToolCard>
      <Markdown>{'Both are on **Friday 27 November** now, and *Call Bob* is tomorrow at 09:00.'}</Markdown>
    </ChatMessage>
    <ChatMessage from="person">Delete all done</ChatMessage>
    <ChatMessage from="agent" name="Assistant">
      <ApprovalCard title="Delete 7 completed tasks?" onAnswer={nothing}>
        <DiffLine title="Pay the electricity bill" />
        <DiffLine title="Write to the landlord" />
        <DiffLine title="and 5 more" />
      </ApprovalCard>
    </ChatMessage>
    <TypingIndicator name="Assistant" />
  </>
);

export const SampleComposer = ({ initial = '', running = false }: { initial?: string; running?: boolean }) => {
  const [text, setText] = useState(initial);
  return <Composer value={text} onChange={setText} onSend={() => setText('')} running={running} />;
};
