import { createRoute } from '@tanstack/react-router';
import { AppearanceScreen } from '../features/settings/appearance-screen.tsx';
import { useAppearance } from '../theme/use-appearance.ts';
import { rootRoute } from './root-route.tsx';

const Appearance = () => {
  const [appearance, change] = useAppearance();
  return <AppearanceScreen appearance={appearance} onChange={change} />;
};

/** `/settings/appearance` */
export const appearanceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/appearance',
  component: Appearance,
});
