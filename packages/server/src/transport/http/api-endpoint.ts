import type { IncomingMessage, ServerResponse } from 'node:http';
import { LockstepError } from '@lockstep/protocol';
import { requireScope } from '../../app/prepare-write.ts';
import { type JsonAnswer, sendJson, sendText, type TextAnswer, textOf } from './answer.ts';
import { ApiExchange } from './api-exchange.ts';
import type { ApiRoute } from './api-route.ts';
import type { Authenticate } from './authenticate.ts';
import type { Endpoint } from './endpoint.ts';
import { isWorthCompressing, sendCompressed } from './send-compressed.ts';
import { sendStream } from './stream-answer.ts';

/** An API route as an endpoint: authenticates before a byte of the body is read, then answers. */
export function apiEndpoint(route: ApiRoute, authenticate: Authenticate): Endpoint {
  const writes = route.method !== 'GET';
  const { scope } = route.about;
  return async ({ request, response, requestId, params, query }) => {
    const found = authenticate(request);
    const identity = found instanceof Promise ? await found : found;
    // The check of headers at the front judges by what was sent; this one by what was believed.
    if (writes && identity.credential.kind === 'session' && request.headers.origin === undefined) {
      throw new LockstepError('ORIGIN_NOT_ALLOWED', 'A write with a session cookie must bear an Origin header.');
    }
    // What the document says is what is held, also where no operation looks at it again.
    if (scope !== undefined) requireScope({ identity }, scope);
    const answer = await route.handle(new ApiExchange(request, identity, params, query));
    if ('chunks' in answer) {
      await sendStream(request, response, answer, requestId).finally(() => answer.ended?.());
    } else if (writes) {
      sendJson(response, answer, requestId);
    } else {
      await sendRead(request, response, answer, requestId);
    }
  };
}

/** What is read may be long: lists are compressed where that is asked for. */
function sendRead(
  request: IncomingMessage,
  response: ServerResponse,
  answer: JsonAnswer | TextAnswer,
  requestId: string,
): void | Promise<void> {
  const text = textOf(answer);
  const headers = { 'X-Request-Id': requestId, ...answer.headers };
  if (isWorthCompressing(request, text)) return sendCompressed(response, answer.status, text, headers);
  return sendText(response, answer.status, 'application/json', text, headers);
}
