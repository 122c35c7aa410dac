import { useStatus } from '@lockstep/react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { reloadToNewest, useUpdate } from '../../offline/use-update.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { strings } from './strings.ts';

type NoticeProps = {
  /** It stands in the person's way, or may cost them something. */
  pressing?: boolean;
  words: string;
  children?: ReactNode;
};

const Notice = ({ pressing, words, children }: NoticeProps) => (
  <div
    role="status"
    className={cx(
      'sticky top-0 z-10 flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 border-b border-hairline px-(--gutter) py-2 text-small backdrop-blur-md',
      pressing === true ? 'bg-amber-wash' : 'bg-sunk',
    )}
  >
    <p className="flex-1 basis-48">{words}</p>
    {children}
  </div>
);

/** What a person should know of how this screen stands, and the way on; nothing while all is well. */
export const StandingNotice = () => {
  const outdated = useStatus(({ state }) => state === 'outdated');
  const onlyHere = useStatus(({ state, pending, durable }) => state !== 'live' && pending > 0 && !durable);
  const updated = useUpdate();
  const [later, setLater] = useState(false);
  if (outdated) {
    return (
      <Notice pressing words={strings.outdated}>
        <Button size="small" onClick={reloadToNewest}>
          {strings.reload}
        </Button>
      </Notice>
    );
  }
  if (onlyHere) return <Notice pressing words={strings.onlyHere} />;
  if (!updated || later) return null;
  return (
    <Notice words={strings.updated}>
      <Button size="small" variant="quiet" onClick={() => setLater(true)}>
        {strings.later}
      </Button>
      <Button size="small" onClick={reloadToNewest}>
        {strings.reload}
      </Button>
    </Notice>
  );
};
