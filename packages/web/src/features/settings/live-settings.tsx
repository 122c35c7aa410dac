import { useLockstep, useProfile } from '@lockstep/react';
import { useState } from 'react';
import { useAppearance } from '../../theme/use-appearance.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogClose } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/show-toast.ts';
import { AppearanceScreen } from './appearance-screen.tsx';
import { SettingRow } from './setting-row.tsx';
import { strings } from './strings.ts';

/** Everything of the person goes from this page with them. */
const leave = (): void => location.replace('/sign-in');

const SignOut = () => {
  const client = useLockstep();
  const profile = useProfile();
  const [pending, setPending] = useState(0);
  const [busy, setBusy] = useState(false);

  const signOut = async (discard_pending: boolean): Promise<void> => {
    setBusy(true);
    const answer = await client.signOut({ discard_pending });
    setBusy(false);
    if (answer.signed_out) leave();
    else if (answer.problem === null) setPending(answer.pending);
    else showToast({ message: answer.problem.detail });
  };

  return (
    <>
      <SettingRow title={profile?.user.name ?? ''} detail={profile?.user.email ?? ''}>
        <Button busy={busy} onClick={() => void signOut(false)}>
          {strings.signOut}
        </Button>
      </SettingRow>
      <Dialog
        open={pending > 0}
        onOpenChange={() => setPending(0)}
        title={strings.unsynced(pending)}
        description={strings.unsyncedDetail}
        actions={
          <>
            <DialogClose>
              <Button>{strings.stay}</Button>
            </DialogClose>
            <Button variant="danger" onClick={() => void signOut(true)}>
              {strings.signOutAnyway}
            </Button>
          </>
        }
      />
    </>
  );
};

/** How the app looks on this device, and the way out. */
export const LiveSettings = () => {
  const [appearance, change] = useAppearance();
  return (
    <AppearanceScreen appearance={appearance} onChange={change}>
      <SignOut />
    </AppearanceScreen>
  );
};
