import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { strings } from './chat-strings.ts';

type ApprovalCardProps = {
  /** What it wants to do: “Delete 12 completed tasks?” */
  title: string;
  children?: ReactNode;
  busy?: boolean;
  /** How it was answered, once it was. */
  answer?: 'approved' | 'denied';
  onAnswer?: (approved: boolean) => void;
};

/** The assistant asks before it does something large. */
export const ApprovalCard = ({ title, children, busy, answer, onAnswer }: ApprovalCardProps) => (
  <div role="group" aria-label={title} className="rounded-control bg-iris-wash p-3 forced-colors:border">
    <p className="text-body font-medium">{title}</p>
    {children !== undefined && <div className="mt-1 flex flex-col">{children}</div>}
    {answer === undefined ? (
      <div className="mt-3 flex gap-2">
        <Button variant="agent" size="small" busy={busy === true} onClick={() => onAnswer?.(true)}>
          {strings.approve}
        </Button>
        <Button variant="quiet" size="small" disabled={busy === true} onClick={() => onAnswer?.(false)}>
          {strings.deny}
        </Button>
      </div>
    ) : (
      <p className="mt-1 text-small text-soft">{strings.answered[answer]}</p>
    )}
  </div>
);
