/** One variable at fault. */
export interface ConfigFault {
  readonly variable: string;
  /** What is wrong with the value, as the end of a sentence that begins with the variable's name. */
  readonly problem: string;
  readonly example: string;
}

/** The environment is unusable: names every variable at fault, what is wrong, and a value that works. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map(({ variable, problem, example }) => `${variable} ${problem} (example: ${example})`).join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
