import type { Task } from '@lockstep/protocol';
import { useTasks } from '@lockstep/react';
import { createRoute } from '@tanstack/react-router';
import { InboxScreen } from '../features/inbox/inbox-screen.tsx';
import { QuickAdd } from '../features/quick-add/quick-add.tsx';
import { strings } from '../features/quick-add/strings.ts';
import { useLingering } from '../live/use-lingering.ts';
import { useLiveView } from '../live/use-live-view.tsx';
import { useLoadState } from '../live/use-load-state.ts';
import { appRoute } from './app-route.tsx';

const roots = (tasks: readonly Task[]): readonly Task[] => tasks.filter(({ parent_id }) => parent_id === null);

const Inbox = () => (
  <InboxScreen
    tasks={useLingering(useTasks({ project: 'inbox' }, roots))}
    view={useLiveView()}
    load={useLoadState()}
    quickAdd={<QuickAdd placeholder={strings.placeholder.inbox} />}
  />
);

/** `/inbox` */
export const inboxRoute = createRoute({ getParentRoute: () => appRoute, path: '/inbox', component: Inbox });
