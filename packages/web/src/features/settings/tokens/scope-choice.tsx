import type { Scope } from '@lockstep/protocol';
import { scopes } from '@lockstep/protocol/schemaless';
import { Switch } from '../../../ui/switch.tsx';
import { strings } from './strings.ts';

type ScopeChoiceProps = { chosen: readonly Scope[]; onChange: (chosen: readonly Scope[]) => void };

/** What a token may do. */
export const ScopeChoice = ({ chosen, onChange }: ScopeChoiceProps) => (
  <fieldset>
    <legend className="mb-1 text-small font-medium">{strings.scopes}</legend>
    {scopes.map((scope) => (
      <Switch
        key={scope}
        label={strings.scope[scope]}
        checked={chosen.includes(scope)}
        onChange={(on) => onChange(scopes.filter((each) => (each === scope ? on : chosen.includes(each))))}
      />
    ))}
    {chosen.length === 0 && (
      <p role="alert" className="text-small text-brick">
        {strings.noScope}
      </p>
    )}
  </fieldset>
);
