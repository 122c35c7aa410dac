import type { UIMessage } from 'ai';

type Part = UIMessage['parts'][number];

/**
 * Puts the person's answer to an approval into the thread as the server keeps it, ready for the turn to go on. Undefined if no call
 * waits under this id: nothing a client sends can make one up.
 *
 * @example
 * const messages = answerApproval(thread.messages, approval_id, approved);
 * if (messages) await runTurn({ turnId: thread.running_turn, messages, … });
 */
export function answerApproval(
  messages: readonly UIMessage[],
  approvalId: string,
  approved: boolean,
): UIMessage[] | undefined {
  const last = messages.at(-1);
  if (last?.role !== 'assistant' || !last.parts.some((part) => waitsUnder(part, approvalId))) return undefined;
  const parts = last.parts.map((part) => (waitsUnder(part, approvalId) ? answered(part, approved) : part));
  return [...messages.slice(0, -1), { ...last, parts }];
}

/** Ids of the calls that wait for approval in the thread's last message. */
export function pendingApprovals(messages: readonly UIMessage[]): readonly string[] {
  return (messages.at(-1)?.parts ?? []).flatMap((part) =>
    'approval' in part && part.state === 'approval-requested' ? [part.approval.id] : [],
  );
}

function waitsUnder(part: Part, approvalId: string): boolean {
  return 'approval' in part && part.state === 'approval-requested' && part.approval.id === approvalId;
}

function answered(part: Part, approved: boolean): Part {
  if (!('approval' in part) || part.state !== 'approval-requested') return part;
  const approval = { ...part.approval, approved };
  // The same call in its next state; the kinds of tool parts differ in nothing that is touched here.
  const next: unknown = { ...part, state: 'approval-responded', approval };
  return next as Part;
}
