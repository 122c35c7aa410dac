/** How far a rule of `docs/spec/sync.md` holds in this version. */
export type RuleState = 'in force' | 'in force in part' | 'not yet';

export interface Rule {
  readonly id: string;
  readonly state: RuleState;
}

/** Rules are numbered S (log), D (delivery), C (client), X (conflicts) and P (proof). */
export const ruleIdPattern = /\b[SDCXP][1-9]\d?\b/g;

const headingPattern = /^### ([SDCXP][1-9]\d?) · (in force|in force in part|not yet)$/;

/**
 * The rules of the specification in their order.
 *
 * @throws Error naming a heading that is no rule, or a rule that is there twice.
 */
export function readRules(specification: string): Rule[] {
  const rules = new Map<string, Rule>();
  for (const line of specification.split('\n')) {
    if (!line.startsWith('### ')) continue;
    const [, id, state] = headingPattern.exec(line) ?? [];
    if (id === undefined || state === undefined)
      throw new Error(`“${line}” does not say which rule, or how far it holds`);
    if (rules.has(id)) throw new Error(`${id} is there twice`);
    rules.set(id, { id, state: state as RuleState });
  }
  return [...rules.values()];
}
