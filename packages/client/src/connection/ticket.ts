import type { Api } from '../http/api.ts';

/** What came of asking for a ticket. */
export type TicketAnswer =
  | { readonly kind: 'ticket'; readonly ticket: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'failed'; readonly retry_after_ms: number };

/** Gets a fresh ticket for one connect. */
export type TicketSource = () => Promise<TicketAnswer>;

/**
 * Tickets by `POST /api/v1/realtime/ticket`. A browser cannot see why an upgrade was refused, so the ticket's 401 is
 * what tells of being signed out (C10).
 */
export function ticketsOf(api: Api): TicketSource {
  return async () => {
    const answer = await api.post('/api/v1/realtime/ticket', {});
    if (answer.ok) {
      const ticket = (answer.body as { readonly ticket?: unknown } | null)?.ticket;
      return typeof ticket === 'string' ? { kind: 'ticket', ticket } : { kind: 'failed', retry_after_ms: 0 };
    }
    if (answer.problem.status === 401) return { kind: 'signed-out' };
    return { kind: 'failed', retry_after_ms: answer.retry_after_ms };
  };
}

/** Tickets that an integrator's own back end obtains; a rejected promise is tried again later. */
export function ticketsFrom(provide: () => Promise<string>): TicketSource {
  return async () => {
    try {
      return { kind: 'ticket', ticket: await provide() };
    } catch {
      return { kind: 'failed', retry_after_ms: 0 };
    }
  };
}
