import type { UIMessage } from 'ai';
import { isToolUIPart } from 'ai';
import type { ApprovalAnswer } from './chat-transport.ts';

type Part = UIMessage['parts'][number];

const answeredPart = (part: Part, { approval_id, approved }: ApprovalAnswer): Part => {
  if (!isToolUIPart(part) || part.state !== 'approval-requested' || part.approval.id !== approval_id) return part;
  return { ...part, state: 'approval-responded', approval: { ...part.approval, approved } };
};

/** The messages with a call's approval answered, as they are shown until the server has taken the answer. */
export const answeredLocally = (messages: readonly UIMessage[], answer: ApprovalAnswer): UIMessage[] =>
  messages.map((message) => ({ ...message, parts: message.parts.map((part) => answeredPart(part, answer)) }));
