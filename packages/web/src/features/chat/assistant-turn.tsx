import type { UIMessage } from 'ai';
import { Undo2 } from 'lucide-react';
import { memo } from 'react';
import { Button } from '../../ui/button.tsx';
import { ChatMessage } from '../../ui/chat-message.tsx';
import { ToolCard } from '../../ui/tool-card.tsx';
import type { AssistantDesk } from './assistant-desk.ts';
import { ChangeCard } from './change-card.tsx';
import { CopyWords } from './copy-words.tsx';
import { Markdown } from './markdown.tsx';
import { QuestionCard } from './question-card.tsx';
import type { TurnItem } from './read-turn.ts';
import { readTurn, wordsOf } from './read-turn.ts';
import { strings } from './strings.ts';
import { useUndoStates } from './use-desk.ts';

type AssistantTurnProps = {
  desk: AssistantDesk;
  message: UIMessage;
  /** What was taken back by words, anywhere in the conversation. */
  undone: ReadonlySet<string>;
  running: boolean;
  last: boolean;
};

const Item = ({ item, desk, undone, running }: Omit<AssistantTurnProps, 'message' | 'last'> & { item: TurnItem }) => {
  if (item.kind === 'words') return <Markdown>{item.text}</Markdown>;
  if (item.kind === 'working') return <ToolCard title={item.title} state={running ? 'running' : 'undone'} />;
  if (item.kind === 'failed') return <ToolCard title={item.title} state="failed" error={item.error} />;
  if (item.kind === 'change') return <ChangeCard change={item} desk={desk} undoneByWords={undone.has(item.opId)} />;
  return (
    <QuestionCard
      question={item}
      busy={running}
      onAnswer={(approved) => desk.answer({ approval_id: item.approvalId, approved })}
    />
  );
};

/** The way back for all that one answer did. */
const UndoAll = ({
  desk,
  items,
  undone,
}: Pick<AssistantTurnProps, 'desk' | 'undone'> & { items: readonly TurnItem[] }) => {
  const states = useUndoStates(desk);
  const changes = items.flatMap((item) => (item.kind === 'change' ? [item.opId] : []));
  const left = changes.filter((opId) => !undone.has(opId) && states.get(opId)?.status !== 'undone');
  if (changes.length < 2 || left.length < 2) return null;
  return (
    <Button
      variant="quiet"
      size="small"
      className="-ms-2.5 self-start"
      busy={left.some((opId) => states.get(opId)?.status === 'running')}
      icon={<Undo2 aria-hidden="true" size={13} />}
      onClick={() => void desk.undo.undo(left)}
    >
      {strings.undoAll(left.length)}
    </Button>
  );
};

/** One answer of the assistant: its words, what it did with the way back, and what it asks. */
export const AssistantTurn = memo(({ desk, message, undone, running, last }: AssistantTurnProps) => {
  const items = readTurn(message);
  const words = wordsOf(message);
  if (items.length === 0) return null;
  return (
    <div className="group/turn relative">
      <ChatMessage from="agent" name={strings.name}>
        {items.map((item) => (
          <Item key={item.key} item={item} desk={desk} undone={undone} running={running} />
        ))}
        {!running && <UndoAll desk={desk} items={items} undone={undone} />}
      </ChatMessage>
      {words !== '' && !running && <CopyWords words={words} shown={last} />}
    </div>
  );
});
