import type { Spending } from '../../limits/budgets.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import type { ApiRoute } from './api-route.ts';

/** A route whose every request takes a point of its asker's budget. */
export function limitedRoute(route: ApiRoute, limits: Pick<RateLimits, 'spend'>, what: Spending): ApiRoute {
  return {
    ...route,
    handle: (exchange) => {
      limits.spend(what, exchange.identity);
      return route.handle(exchange);
    },
  };
}
