import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { DialogClose } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { strings } from './strings.ts';

const copy = async (token: string): Promise<string> => {
  // A page without TLS has no clipboard, whatever the types say.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return strings.notCopied;
  return clipboard.writeText(token).then(
    () => strings.copied,
    () => strings.notCopied,
  );
};

/** A token, this once. */
export const MadeToken = ({ token }: { token: string }) => {
  const [outcome, setOutcome] = useState('');
  return (
    <div className="mt-5 flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={strings.token}
            readOnly
            spellCheck={false}
            value={token}
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
        <Button variant="primary" size="medium" className="h-10" onClick={() => void copy(token).then(setOutcome)}>
          {strings.copy}
        </Button>
      </div>
      <p role="status" className="min-h-5 text-small text-soft">
        {outcome}
      </p>
      <div className="flex justify-end">
        <DialogClose>
          <Button>{strings.done}</Button>
        </DialogClose>
      </div>
    </div>
  );
};
