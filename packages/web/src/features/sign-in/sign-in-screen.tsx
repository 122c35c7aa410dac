import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import { strings } from './strings.ts';
import { TwoStrokes } from './two-strokes.tsx';

/** Where a sign-in stands. */
export type SignInState =
  | { step: 'asking'; error?: string }
  /** The link that was followed cannot be used any more. */
  | { step: 'used-up' }
  | { step: 'redeeming' };

type SignInScreenProps = {
  state: SignInState;
  /** A link, or its token, was pasted. */
  onLink: (pasted: string) => void;
};

const PasteLink = ({ error, onLink }: { error: string | undefined; onLink: (pasted: string) => void }) => {
  const [pasted, setPasted] = useState('');
  return (
    <form
      className="mt-6 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onLink(pasted);
      }}
    >
      <TextField
        label={strings.paste}
        name="link"
        autoComplete="off"
        spellCheck={false}
        placeholder={strings.pastePlaceholder}
        value={pasted}
        onValueChange={setPasted}
        {...(error === undefined ? {} : { error })}
      />
      <Button type="submit" variant="primary" size="large" className="self-start" disabled={pasted.trim() === ''}>
        {strings.signIn}
      </Button>
    </form>
  );
};

const Ask = ({ state, onLink }: SignInScreenProps) => {
  const usedUp = state.step === 'used-up';
  return (
    <>
      <div role="status">
        {usedUp && <p className="text-lead font-medium">{strings.usedUp}</p>}
        <p className="text-body text-soft">
          {usedUp ? strings.usedUpDetail : strings.how}{' '}
          <code className="mt-2 block w-fit rounded-control bg-press px-2.5 py-1 font-sans text-small text-ink select-all">
            {strings.command}
          </code>
        </p>
      </div>
      <PasteLink error={state.step === 'asking' ? state.error : undefined} onLink={onLink} />
    </>
  );
};

/** The door: a link, and nothing to remember. */
export const SignInScreen = (props: SignInScreenProps) => {
  const redeeming = props.state.step === 'redeeming';
  return (
    <main className="grid min-h-dvh overflow-hidden desk:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-col px-8 py-8 tablet:px-16 tablet:py-12 desk:px-24">
        <p className="text-title leading-none">
          <Wordmark />
        </p>
        <div className="my-auto w-full max-w-[400px] py-12">
          <h1 className="font-serif text-display font-normal tracking-[-0.012em] text-balance">{strings.title}</h1>
          <p className="mt-2 mb-8 text-body text-soft">{strings.lead}</p>
          {redeeming ? (
            <p role="status" className="late text-body">
              {strings.signingIn}
            </p>
          ) : (
            <Ask {...props} />
          )}
        </div>
      </div>
      <TwoStrokes stepping={redeeming} />
    </main>
  );
};
