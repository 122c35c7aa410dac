import { useAppearance } from '../../theme/use-appearance.ts';
import { AppearanceScreen } from './appearance-screen.tsx';
import { SignOut } from './sign-out.tsx';

/** How the app looks on this device, and the way out. */
export const LiveSettings = () => {
  const [appearance, change] = useAppearance();
  return (
    <AppearanceScreen appearance={appearance} onChange={change}>
      <SignOut />
    </AppearanceScreen>
  );
};
