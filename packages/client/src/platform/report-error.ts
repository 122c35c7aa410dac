import { surroundings } from './surroundings.ts';

/** Told of a fault that the client survives: a bug of ours or of a listener, never a refusal by the server. */
export type ReportError = (error: unknown) => void;

/** The standard's own place for such: the window's or worker's `error` event; in Node, a warning. */
export const reportError: ReportError = (error) => {
  if (surroundings.reportError !== undefined) surroundings.reportError(error);
  else surroundings.process?.emitWarning(error instanceof Error ? error : String(error));
};
