/** What can happen in a simulation. */
export const stepKinds = [
  'write',
  'agent',
  'agent-again',
  'trespass',
  'cut',
  'half-open',
  'stall',
  'disturb',
  'crash',
  'power-cut',
  'drain',
  'disk-trouble',
  'lose-http',
  'repeat-http',
  'delay-http',
  'retry-now',
  'refresh',
  'offline',
  'hide',
  'server-clock',
  'client-clock',
  'reload',
  'replace-page',
  'shelf-retry',
  'shelf-discard',
  'backup',
  'restore',
  'compact',
  'rights',
] as const;

export type StepKind = (typeof stepKinds)[number];

/**
 * One thing that happens, with numbers in place of names: what they mean is decided where it happens, so that a step
 * still makes sense when others before it are left out.
 */
export interface Step {
  readonly kind: StepKind;
  /** Milliseconds after the step before. */
  readonly afterMs: number;
  readonly who: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** All that a simulation follows from. */
export interface Plan {
  readonly seed: number;
  /** Whose pages there are: index into the people. */
  readonly pages: readonly number[];
  /** Whether each person also has a plain listener. */
  readonly listeners: boolean;
  readonly steps: readonly Step[];
}
