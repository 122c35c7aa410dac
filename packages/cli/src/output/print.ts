import type { Surroundings } from '../surroundings/surroundings.ts';

/** What every command takes. */
export interface OutputOptions {
  /** One JSON value instead of words. */
  readonly json?: boolean | undefined;
}

/** Says what a command found or did: words for people, or the same as JSON for programs. */
export function print(
  { stdout }: Surroundings,
  { json }: OutputOptions,
  answer: { readonly data: unknown; readonly words: string },
): void {
  stdout.write(json === true ? `${JSON.stringify(answer.data)}\n` : `${answer.words}\n`);
}
