import { Button } from '../../ui/button.tsx';
import { ChatProblem } from './chat-problem.ts';
import { problemWords } from './problem-words.ts';
import { strings } from './strings.ts';

type ProblemNoticeProps = {
  problem: Error;
  onRetry: () => void;
  onDismiss: () => void;
  onSignIn: () => void;
};

/** What did not work, and what can be done about it. */
export const ProblemNotice = ({ problem, onRetry, onDismiss, onSignIn }: ProblemNoticeProps) => {
  const signedOut = problem instanceof ChatProblem && problem.fault === 'signed-out';
  return (
    <div role="alert" className="mx-4 mt-2 rounded-control bg-amber-wash px-3 py-2.5 text-small forced-colors:border">
      <p className="text-ink">{problemWords(problem)}</p>
      <div className="mt-2 flex gap-2">
        <Button size="small" onClick={signedOut ? onSignIn : onRetry}>
          {signedOut ? strings.signIn : strings.retry}
        </Button>
        <Button size="small" variant="quiet" onClick={onDismiss}>
          {strings.dismiss}
        </Button>
      </div>
    </div>
  );
};
