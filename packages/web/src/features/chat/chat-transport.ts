import type { UIMessage } from 'ai';
import { DefaultChatTransport } from 'ai';
import type { ChatApi } from './chat-api.ts';
import { chatPath } from './chat-api.ts';

/** The person's answer to a call that waits, as it goes with a request. */
export type ApprovalAnswer = { approval_id: string; approved: boolean };

/** An answer to one of several calls that wait has no stream yet; one that is empty stands for it. */
const streamOf = (answer: Response): Response => {
  const streams = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  return streams ? answer : new Response('', { headers: { 'content-type': 'text/event-stream' } });
};

const newWords = ({ id, role, parts }: UIMessage): Pick<UIMessage, 'id' | 'role' | 'parts'> => ({
  id,
  role,
  parts: parts.flatMap((part) => (part.type === 'text' ? [{ type: 'text', text: part.text }] : [])),
});

/**
 * Takes new words, or the answer to an approval, to the server. The history is the server's: it is never sent. Streams
 * that are taken up again are not part of it yet.
 */
export const createChatTransport = (api: ChatApi, timeZone: () => string): DefaultChatTransport<UIMessage> =>
  new DefaultChatTransport({
    api: chatPath,
    fetch: async (address, init) => streamOf(await api.request(address, init)),
    prepareSendMessagesRequest: ({ id, messages, body }) => {
      const { approval_id, approved }: Partial<ApprovalAnswer> = body ?? {};
      if (approval_id !== undefined) return { api: `${chatPath}/approvals`, body: { approval_id, approved } };
      return { body: { thread_id: id, time_zone: timeZone(), messages: messages.slice(-1).map(newWords) } };
    },
  });
