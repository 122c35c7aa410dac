import { SuggestedPrompts } from '../../ui/suggested-prompts.tsx';
import { strings } from './strings.ts';

/** A conversation that has not begun: what one may say. */
export const Greeting = ({ onPrompt }: { onPrompt: (prompt: string) => void }) => (
  <div className="mt-auto">
    <p className="font-serif text-title">{strings.greeting}</p>
    <p className="mt-1 mb-4 text-small text-soft">{strings.greetingDetail}</p>
    <SuggestedPrompts label={strings.suggestions} prompts={strings.prompts} onPick={onPrompt} />
  </div>
);
