import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogClose } from '../../../ui/dialog.tsx';
import { strings } from './strings.ts';

type EndOthersProps = { count: number; onEnd: () => Promise<void> };

/** Signs out all other browsers, once that is confirmed. */
export const EndOthers = ({ count, onEnd }: EndOthersProps) => {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const end = async (): Promise<void> => {
    setBusy(true);
    await onEnd();
    setBusy(false);
    setAsking(false);
  };
  return (
    <Dialog
      open={asking}
      onOpenChange={setAsking}
      trigger={<Button variant="danger">{strings.others}</Button>}
      title={strings.ask(count)}
      description={strings.askDetail}
      actions={
        <>
          <DialogClose>
            <Button>{strings.stay}</Button>
          </DialogClose>
          <Button variant="danger" busy={busy} onClick={() => void end()}>
            {strings.others}
          </Button>
        </>
      }
    />
  );
};
