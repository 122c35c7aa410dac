import { useProfile } from '@lockstep/react';
import { deviceLocale, deviceTimeZone } from '../../../locale/device-locale.ts';
import { SignOut } from '../sign-out.tsx';
import { ProfileScreen } from './profile-screen.tsx';
import { useProfileChange } from './use-profile-change.ts';

const device = { timeZone: deviceTimeZone, locale: deviceLocale };

/** Who is signed in here, and the way out. */
export const LiveProfile = () => {
  const profile = useProfile();
  const { problems, change } = useProfileChange();
  if (profile === null) return null;
  return (
    <ProfileScreen
      profile={profile}
      device={device}
      problems={problems}
      onChange={(field, wanted) => void change(field, wanted)}
    >
      <SignOut />
    </ProfileScreen>
  );
};
