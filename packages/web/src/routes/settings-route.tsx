import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from './app-route.tsx';

/** `/settings`, `/settings/profile`, … */
export const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings/{-$section}',
  component: lazyRouteComponent(async () => import('../features/settings/live-settings.tsx'), 'LiveSettings'),
});
