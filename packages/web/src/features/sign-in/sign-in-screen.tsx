import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import { TwoStrokes } from './two-strokes.tsx';
import { strings } from './strings.ts';

/** Where a sign-in stands. */
export type SignInState =
  | { step: 'asking'; busy?: boolean; error?: string }
  | { step: 'sent'; email: string }
  | { step: 'redeeming' }
  | { step: 'expired' };

type SignInScreenProps = {
  state: SignInState;
  onRequestLink: (email: string) => void;
  onStartOver: () => void;
};

type AskProps = { state: SignInState & { step: 'asking' }; onRequestLink: (email: string) => void };

const Ask = ({ state, onRequestLink }: AskProps) => {
  const [email, setEmail] = useState('');
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (email.trim() !== '') onRequestLink(email.trim());
      }}
    >
      <TextField
        label={strings.email}
        type="email"
        name="email"
        autoComplete="email"
        required
        value={email}
        onValueChange={setEmail}
        {...(state.error === undefined ? {} : { error: state.error })}
      />
      <Button type="submit" variant="primary" size="large" busy={state.busy === true}>
        {strings.send}
      </Button>
      <p className="mt-4 border-t border-hairline pt-4 text-small text-faint">
        {strings.operator} <code className="block pt-1 font-sans text-ink select-all">{strings.command}</code>
      </p>
    </form>
  );
};

type NoteProps = { title: string; children: ReactNode; onStartOver: () => void };

const Note = ({ title, children, onStartOver }: NoteProps) => (
  <div role="status" className="flex flex-col items-start gap-4">
    <div>
      <p className="text-lead font-medium">{title}</p>
      <p className="text-body text-soft">{children}</p>
    </div>
    <Button onClick={onStartOver}>{strings.another}</Button>
  </div>
);

const Step = ({ state, onRequestLink, onStartOver }: SignInScreenProps) => {
  if (state.step === 'asking') return <Ask state={state} onRequestLink={onRequestLink} />;
  if (state.step === 'redeeming') return <p role="status">{strings.signingIn}</p>;
  const sent = state.step === 'sent';
  return (
    <Note title={sent ? strings.sent : strings.expired} onStartOver={onStartOver}>
      {sent ? strings.sentDetail(state.email) : strings.expiredDetail}
    </Note>
  );
};

/** The door: an address, a link by mail, and nothing to remember. */
export const SignInScreen = (props: SignInScreenProps) => (
  <main className="grid min-h-dvh overflow-hidden desk:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
    <div className="flex flex-col px-8 py-8 tablet:px-16 tablet:py-12 desk:px-24">
      <p className="text-title leading-none">
        <Wordmark />
      </p>
      <div className="my-auto w-full max-w-[380px] py-12">
        <h1 className="font-serif text-display font-normal tracking-[-0.012em] text-balance">{strings.title}</h1>
        <p className="mt-2 mb-8 text-body text-soft">{strings.lead}</p>
        <Step {...props} />
      </div>
    </div>
    <TwoStrokes stepping={props.state.step === 'redeeming'} />
  </main>
);
