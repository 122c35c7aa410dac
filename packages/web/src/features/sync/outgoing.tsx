import { NeedsAttention, useLockstep, useStatus } from '@lockstep/react';
import { useCallback } from 'react';
import type { ComponentProps } from 'react';
import { changeWords } from './change-words.ts';
import { strings } from './strings.ts';
import { useWaiting } from './use-waiting.ts';
import { WaitingList } from './waiting-list.tsx';

type Words = NonNullable<ComponentProps<typeof NeedsAttention>['words']>;

const listed = 8;
const labels = { ...strings.attention, field: (name: string) => strings.fields[name] ?? name };

const Shelf = () => {
  const client = useLockstep();
  const words = useCallback<Words>((item) => changeWords(item, client), [client]);
  return <NeedsAttention className="attention" words={words} labels={labels} />;
};

/** What this device has done and the server does not have: what waits, what it refused, and what is not kept here. */
export const Outgoing = () => {
  const waiting = useWaiting();
  const problem = useStatus((status) => status.storage_problem);
  return (
    <div className="-mx-4 max-h-[min(22rem,50dvh)] overflow-y-auto px-4">
      {problem !== null && (
        <p className="mb-3 rounded-control bg-amber-wash px-3 py-2 text-small">{strings.storage[problem]}</p>
      )}
      {waiting.length > 0 && (
        <div className="mb-3">
          <WaitingList label={strings.pending} changes={waiting} most={listed} />
        </div>
      )}
      <Shelf />
    </div>
  );
};
