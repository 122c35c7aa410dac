/** A request about one's account that did not succeed, in words that can be shown. */
export class AccountProblem extends Error {
  override readonly name = 'AccountProblem';
  /** 0 where the server could not be reached. */
  readonly status: number;
  /** What of the input was refused, by field. */
  readonly errors: Readonly<Record<string, string>>;

  constructor(status: number, words: string, errors: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(words, options);
    this.status = status;
    this.errors = errors;
  }
}
