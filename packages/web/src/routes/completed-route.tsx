import { useTasks } from '@lockstep/react';
import { createRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { CompletedScreen } from '../features/completed/completed-screen.tsx';
import { useLiveView } from '../live/use-live-view.tsx';
import { useLoadState } from '../live/use-load-state.ts';
import { appRoute } from './app-route.tsx';

const pageSize = 200;

const Completed = () => {
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

/** `/completed` */
export const completedRoute = createRoute({ getParentRoute: () => appRoute, path: '/completed', component: Completed });
