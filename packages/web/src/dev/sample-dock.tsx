import type { Task } from '@lockstep/protocol';
import { AssistantDock } from '../features/chat/assistant-dock.tsx';
import { ConversationLog } from '../features/chat/conversation-log.tsx';
import { Greeting } from '../features/chat/greeting.tsx';
import { TaskDetail } from '../features/tasks/task-detail.tsx';
import type { TaskListView } from '../features/tasks/task-list-view.ts';
import { Button } from '../ui/button.tsx';
import { HistoryLine } from '../ui/history-line.tsx';
import { SampleComposer, SampleConversation } from './sample-conversation.tsx';
import { people } from './sample-people.ts';
import { projects, subtasks } from './sample-tasks.ts';

type SampleDockProps = { task: Task | undefined; view: TaskListView; greeting: boolean; onClose: () => void };

const History = () => (
  <>
    <HistoryLine
      actor={people.claude}
      what="set the date to Thursday"
      when="09:12"
      action={
        <Button variant="quiet" size="small">
          Undo
        </Button>
      }
    />
    <HistoryLine actor={people.ben} what="added the label oak" when="yesterday" />
  </>
);

export const SampleDock = ({ task, view, greeting, onClose }: SampleDockProps) =>
  task === undefined ? (
    <AssistantDock engine="Offline engine" onList={() => undefined} onNewThread={() => undefined} onClose={onClose}>
      <ConversationLog>{greeting ? <Greeting onPrompt={() => undefined} /> : <SampleConversation />}</ConversationLog>
      <div className="px-4 pt-2 pb-4">
        <SampleComposer />
      </div>
    </AssistantDock>
  ) : (
    <TaskDetail
      task={task}
      subtasks={task.notes === '' ? [] : subtasks}
      projects={projects}
      view={view}
      recurrence={task.recurrence === null ? undefined : 'Every Tuesday'}
      history={<History />}
      footer="Created by Ana Ruiz, 20 November"
      onClose={onClose}
    />
  );
