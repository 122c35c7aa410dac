import { useTasks } from '@lockstep/react';
import { useState } from 'react';
import { CompletedScreen } from './completed-screen.tsx';
import { useLiveView } from '../../live/use-live-view.tsx';
import { useLoadState } from '../../live/use-load-state.ts';

const pageSize = 200;

/** What was done, the latest first, page by page. */
export const LiveCompleted = () => {
  const [limit, setLimit] = useState(pageSize);
  const tasks = useTasks({ status: 'done', sort: 'completed', limit });
  return (
    <CompletedScreen
      tasks={tasks}
      view={useLiveView()}
      load={useLoadState()}
      {...(tasks.length === limit ? { onMore: () => setLimit(limit + pageSize) } : {})}
    />
  );
};
