import { LockstepError, toProblem } from '@lockstep/protocol';
import type { CallToolResult } from '@modelcontextprotocol/server';

/** An answer for models: as JSON text, and as the structure that the tool's output schema promises. */
export function toolResult(presented: Readonly<Record<string, unknown>>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(presented) }], structuredContent: { ...presented } };
}

/** The same request may have meant another: said in the words of whoever chose the key. */
function reusedRequestId(): LockstepError {
  const message = 'Used within the last 10 minutes for another request: leave it out or give another.';
  return new LockstepError('OPERATION_ID_REUSED', `request_id: ${message}`, {
    errors: [{ path: 'request_id', message }],
  });
}

/** An error that the model can read and mend: the code, the fields at fault, and what may have been meant. */
export function errorResult(error: LockstepError, request_id?: string): CallToolResult {
  const worded = error.code === 'OPERATION_ID_REUSED' ? reusedRequestId() : error;
  const { type: _type, status: _status, title: _title, ...problem } = toProblem(worded, request_id);
  return { content: [{ type: 'text', text: JSON.stringify(problem) }], isError: true };
}
