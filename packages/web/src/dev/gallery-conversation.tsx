import { ChatMessage } from '../ui/chat-message.tsx';
import { ConnectionDot } from '../ui/connection-dot.tsx';
import { ConnectionPanel } from '../ui/connection-panel.tsx';
import type { ConnectionView } from '../ui/connection-view.ts';
import { DiffLine } from '../ui/diff-line.tsx';
import { EngineBadge } from '../ui/engine-badge.tsx';
import { HistoryLine } from '../ui/history-line.tsx';
import { ApprovalCard } from '../ui/approval-card.tsx';
import { ToolCard } from '../ui/tool-card.tsx';
import { TypingIndicator } from '../ui/typing-indicator.tsx';
import { SampleComposer } from './sample-conversation.tsx';
import { SampleDock } from './sample-dock.tsx';
import { people } from './sample-people.ts';
import { Specimen } from './specimen.tsx';
import { useSampleView } from './use-sample-view.ts';

const nothing = (): void => undefined;

const still = { pending: 0, shelved: 0 };
const connections: ConnectionView[] = [
  { ...still, status: 'live', words: 'live', announcement: 'live', roundTripMs: 12, lastSynced: '12:04:31' },
  { ...still, status: 'catching-up', words: 'catching up', announcement: 'catching up' },
  { ...still, status: 'reconnecting', words: 'reconnecting in 4 s', announcement: 'reconnecting', pending: 1 },
  { ...still, status: 'offline', words: 'offline, 3 changes waiting', announcement: 'offline', pending: 3, shelved: 1 },
  { ...still, status: 'signed-out', words: 'signed out', announcement: 'signed out' },
  { ...still, status: 'outdated', words: 'outdated', announcement: 'outdated' },
];

const Connections = () => (
  <Specimen name="Connection" note="In phase when live, apart when not.">
    {connections.map((connection) => (
      <ConnectionDot key={connection.status} connection={connection} />
    ))}
    {connections.slice(0, 4).map((connection) => (
      <div key={connection.status} className="gallery-raised">
        <ConnectionPanel connection={connection} />
      </div>
    ))}
  </Specimen>
);

const Cards = () => (
  <Specimen name="Tool cards">
    <div className="gallery-wide">
      <ChatMessage from="agent" name="Claude">
        <ToolCard title="Moving 3 of 12" state="running" />
        <ToolCard title="Moved 2 tasks to Friday" open onUndo={nothing}>
          <DiffLine title="Send invoice 118" from="20 Nov" to="27 Nov" />
          <DiffLine title="Water the fig tree" to="27 Nov" />
          <DiffLine title="Call Bob" from="high" />
        </ToolCard>
        <ToolCard title="Added “Call Bob”" state="undone" />
        <ToolCard title="Could not delete “Milk”" state="failed" error="It was changed by Ben a moment ago." />
      </ChatMessage>
    </div>
    <div className="gallery-wide">
      <ApprovalCard title="Delete 7 completed tasks?" answer="denied" />
    </div>
    <TypingIndicator name="Claude" label="Claude is working: 3 of 12" />
    <EngineBadge>Offline engine</EngineBadge>
    <div className="gallery-wide">
      <SampleComposer initial="Move everything overdue to Friday" />
      <SampleComposer running />
    </div>
    <div className="gallery-wide">
      <HistoryLine actor={people.claude} what="moved this to Friday" when="09:12" />
      <HistoryLine actor={people.ben} what="added the label oak" when="yesterday" />
      <HistoryLine actor={people.script} what="created this" when="20 November" />
    </div>
  </Specimen>
);

/** The assistant, and how things stand. */
export const GalleryConversation = () => {
  const { view } = useSampleView(nothing, undefined);
  return (
    <>
      <Connections />
      <Cards />
      <Specimen name="Assistant">
        <div className="gallery-dock">
          <SampleDock task={undefined} view={view} greeting={false} onClose={nothing} />
        </div>
        <div className="gallery-dock">
          <SampleDock task={undefined} view={view} greeting onClose={nothing} />
        </div>
      </Specimen>
    </>
  );
};
