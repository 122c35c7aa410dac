import type { Scope } from '@lockstep/protocol';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { DialogClose } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ScopeChoice } from './scope-choice.tsx';
import { strings } from './strings.ts';

/** What a new token is to be. */
export type TokenWish = { name: string; scopes: readonly Scope[]; expires_at: string | null };

type NewTokenFormProps = {
  busy: boolean;
  /** Why the server made none. */
  problem: string | undefined;
  onMake: (wish: TokenWish) => void;
};

const longestName = 120;
const dayMs = 24 * 60 * 60 * 1_000;
const lifetimes = ['7', '30', '90', '365', 'never'] as const;
type Lifetime = (typeof lifetimes)[number];

const expiryOf = (lifetime: Lifetime): string | null =>
  lifetime === 'never' ? null : new Date(Date.now() + Number(lifetime) * dayMs).toISOString();

/** What a new token is for, what it may do, and for how long. */
export const NewTokenForm = ({ busy, problem, onMake }: NewTokenFormProps) => {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['tasks:read', 'tasks:write']);
  const [lifetime, setLifetime] = useState<Lifetime>('90');
  const trimmed = name.trim();
  const tooLong = trimmed.length > longestName ? strings.nameTooLong(longestName) : undefined;
  const ready = trimmed !== '' && tooLong === undefined && chosen.length > 0;

  const make = (event: SubmitEvent): void => {
    event.preventDefault();
    if (ready && !busy) onMake({ name: trimmed, scopes: chosen, expires_at: expiryOf(lifetime) });
  };

  return (
    <form onSubmit={make} className="mt-5 flex flex-col gap-5">
      <TextField
        label={strings.name}
        description={strings.nameHint}
        autoComplete="off"
        value={name}
        onValueChange={setName}
        {...(tooLong === undefined ? {} : { error: tooLong })}
      />
      <ScopeChoice chosen={chosen} onChange={setChosen} />
      <div className="flex items-center justify-between gap-4">
        <span aria-hidden="true" className="text-small font-medium">
          {strings.expires}
        </span>
        <Select
          label={strings.expires}
          value={lifetime}
          options={lifetimes.map((value) => ({ value, label: strings.lifetimes[value] }))}
          onChange={setLifetime}
        />
      </div>
      {problem !== undefined && (
        <p role="alert" className="text-small text-brick">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button>{strings.cancel}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={busy} disabled={!ready}>
          {strings.make}
        </Button>
      </div>
    </form>
  );
};
