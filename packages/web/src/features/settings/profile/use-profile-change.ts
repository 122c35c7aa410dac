import type { ProfileChange } from '@lockstep/client';
import { useLockstep } from '@lockstep/react';
import { useCallback, useState } from 'react';
import { showToast } from '../../../ui/show-toast.ts';
import { strings } from './strings.ts';

/** What of the last changes could not be kept, by field: why. */
export type ProfileProblems = Partial<Record<keyof ProfileChange, string>>;

/** Changes the profile: seen at once; what the server does not take is told beside its field. */
export const useProfileChange = () => {
  const client = useLockstep();
  const [problems, setProblems] = useState<ProfileProblems>({});
  const change = useCallback(
    async (field: keyof ProfileChange, wanted: ProfileChange): Promise<void> => {
      setProblems(({ [field]: _solved, ...others }) => others);
      try {
        await client.changeProfile(wanted);
        showToast({ message: strings.saved });
      } catch (error) {
        const why = error instanceof Error ? error.message : '';
        setProblems((others) => ({ ...others, [field]: strings.notSaved(why) }));
      }
    },
    [client],
  );
  return { problems, change };
};
