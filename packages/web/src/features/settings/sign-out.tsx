import { useClientValue, useLockstep, useNeedsAttention, useProfile } from '@lockstep/react';
import { useMemo, useState } from 'react';
import { setLeaving } from '../../session/leaving.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogClose } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/show-toast.ts';
import { changeWords } from '../sync/change-words.ts';
import type { Waiting } from '../sync/use-waiting.ts';
import { WaitingList } from '../sync/waiting-list.tsx';
import { SettingRow } from './setting-row.tsx';
import { strings } from './strings.ts';

const listed = 6;

/** Everything of the person goes from this page with them. */
const leave = (): void => location.replace('/sign-in');

/** What would be lost: what waits, and what was refused and not yet dealt with. */
const useUnsynced = (): readonly Waiting[] => {
  const client = useLockstep();
  const waiting = useClientValue((current) => current.pendingChanges);
  const refused = useNeedsAttention();
  return useMemo(
    () => [...refused, ...waiting].map((change) => ({ op_id: change.op_id, what: changeWords(change, client) })),
    [client, waiting, refused],
  );
};

/** Who is signed in here, and the way out; it asks first where something would be lost (C3). */
export const SignOut = () => {
  const client = useLockstep();
  const profile = useProfile();
  const unsynced = useUnsynced();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const signOut = async (discard_pending: boolean): Promise<void> => {
    setBusy(true);
    setLeaving(true);
    const answer = await client.signOut({ discard_pending });
    if (answer.signed_out) {
      leave();
      return;
    }
    setLeaving(false);
    setBusy(false);
    if (answer.problem === null) setAsking(true);
    else showToast({ message: strings.notSignedOut(answer.problem.detail) });
  };

  return (
    <>
      <SettingRow title={profile?.user.email ?? ''} detail={strings.signedInHere}>
        <Button busy={busy && !asking} onClick={() => void signOut(false)}>
          {strings.signOut}
        </Button>
      </SettingRow>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={unsynced.length === 0 ? strings.synced : strings.unsynced(unsynced.length)}
        description={unsynced.length === 0 ? strings.syncedDetail : strings.unsyncedDetail(unsynced.length)}
        actions={
          <>
            <DialogClose>
              <Button>{strings.stay}</Button>
            </DialogClose>
            <Button variant="danger" busy={busy} onClick={() => void signOut(unsynced.length > 0)}>
              {unsynced.length === 0 ? strings.signOut : strings.signOutAnyway(unsynced.length)}
            </Button>
          </>
        }
      >
        {unsynced.length > 0 && (
          <div className="mt-4 border-y border-hairline py-2">
            <WaitingList label={strings.lost} changes={unsynced} most={listed} />
          </div>
        )}
      </Dialog>
    </>
  );
};
