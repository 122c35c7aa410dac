import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from './app-route.tsx';

/** `/project/{id}` */
export const projectRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/project/$id',
  component: lazyRouteComponent(async () => import('../features/project/live-project.tsx'), 'LiveProject'),
});
