import { LockstepError, toProblem } from '@lockstep/protocol';
import { parseJsonBytes } from '../../json/parse-json.ts';

/** JSON-RPC's own code for a message that cannot be read. */
const parseError = -32_700;

function refusal(error: LockstepError): Response {
  const { code, detail, errors } = toProblem(error);
  const worded = { code: parseError, message: detail, data: { code, errors } };
  return Response.json({ jsonrpc: '2.0', error: worded, id: null }, { status: 400 });
}

/**
 * Looks through a request's body before the library does, which replaces broken UTF-8, takes any depth, and the last of
 * two members of one name. Answers the request with the body it had, or the refusal.
 */
export async function checkedRequest(request: Request): Promise<Request | Response> {
  if (request.method !== 'POST') return request;
  const { url, method, signal } = request;
  const body = Buffer.from(await request.arrayBuffer());
  try {
    parseJsonBytes(body, 'message');
  } catch (error) {
    if (error instanceof LockstepError) return refusal(error);
    throw error;
  }
  return new Request(url, { method, headers: new Headers(request.headers), body, signal });
}
