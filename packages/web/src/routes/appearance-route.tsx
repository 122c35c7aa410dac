import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from './app-route.tsx';

/** `/settings/appearance` */
export const appearanceRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings/appearance',
  component: lazyRouteComponent(async () => import('../features/settings/live-settings.tsx'), 'LiveSettings'),
});
