import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from './app-route.tsx';

/** `/completed` */
export const completedRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/completed',
  component: lazyRouteComponent(async () => import('../features/completed/live-completed.tsx'), 'LiveCompleted'),
});
