import { useState } from 'react';
import { TextField } from '../../../ui/text-field.tsx';
import { strings } from './strings.ts';

type NameFieldProps = { name: string; problem?: string | undefined; onChange: (name: string) => void };

const longest = 120;

const faultOf = (name: string): string | undefined => {
  if (name === '') return strings.nameEmpty;
  return name.length > longest ? strings.nameTooLong(longest) : undefined;
};

/** A person's name; kept with Enter or by going on, left as it was with Escape. */
export const NameField = ({ name, problem, onChange }: NameFieldProps) => {
  // What is typed stays until it is kept: also where the server refused it.
  const [typed, setTyped] = useState<string>();
  const wanted = (typed ?? name).trim();
  const error = faultOf(wanted) ?? problem;

  const keep = (): void => {
    if (faultOf(wanted) !== undefined) return;
    if (wanted === name) setTyped(undefined);
    else if (typed !== undefined) onChange(wanted);
  };

  return (
    <form
      className="w-64 max-tablet:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <TextField
        label={strings.name}
        labelHidden
        name="name"
        autoComplete="name"
        enterKeyHint="done"
        value={typed ?? name}
        onValueChange={setTyped}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(undefined);
        }}
        {...(error === undefined ? {} : { error })}
      />
    </form>
  );
};
