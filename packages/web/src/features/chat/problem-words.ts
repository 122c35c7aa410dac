import { ChatProblem } from './chat-problem.ts';
import { strings } from './strings.ts';

const { problems } = strings;

const words = {
  offline: problems.offline,
  unreachable: problems.unreachable,
  cut: problems.cut,
  'signed-out': problems.signedOut,
  busy: problems.busy,
  'too-many': problems.tooMany,
};

/** What went wrong, as a sentence that says what to do about it. */
export const problemWords = (error: Error): string => {
  // The browser's own words for a stream that broke off say nothing.
  if (error instanceof TypeError) return problems.cut;
  // An error that came in the answer itself is worded by the server.
  if (!(error instanceof ChatProblem)) return error.message;
  const { fault, detail } = error;
  if (fault === 'refused' || fault === 'server' || fault === 'gone') return detail ?? problems[fault];
  return words[fault];
};
