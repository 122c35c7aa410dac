import type { Endpoint } from './endpoint.ts';
import { sendJson } from './answer.ts';

/** Whether the server can do its work now; `reason` is a sentence for operators. */
export interface Readiness {
  readonly ready: boolean;
  readonly reason?: string;
}

/** `/healthz`: the process answers. */
export const healthz: Endpoint = ({ response, requestId }) => {
  sendJson(response, { status: 200, body: { status: 'ok' } }, requestId);
};

/** `/readyz`: it may be sent work; 503 while it starts or drains, or cannot reach its data. */
export function readyz(check: () => Readiness | Promise<Readiness>): Endpoint {
  return async ({ response, requestId }) => {
    const { ready, reason } = await check();
    const body = { status: ready ? 'ready' : 'unavailable', ...(reason === undefined ? {} : { reason }) };
    sendJson(response, { status: ready ? 200 : 503, body }, requestId);
  };
}
