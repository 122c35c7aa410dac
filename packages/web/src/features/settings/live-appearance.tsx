import { useAppearance } from '../../theme/use-appearance.ts';
import { AppearanceScreen } from './appearance-screen.tsx';

/** How the app looks on this device. */
export const LiveAppearance = () => {
  const [appearance, change] = useAppearance();
  return <AppearanceScreen appearance={appearance} onChange={change} />;
};
