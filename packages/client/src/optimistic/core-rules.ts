import { matchesFilter } from '@lockstep/core';
import { parseOperationInput } from '@lockstep/protocol';
import { Withdrawals } from '../outbox/withdrawals.ts';
import { ReplayedPreview } from './replayed-preview.ts';
import type { Rules } from './rules.ts';

/**
 * The server's own rules. The client loads them by itself; handed in as the option `rules` they are there from the start,
 * in one bundle: for scripts that check their input before anything is sent, and for service workers, which may not load
 * modules later.
 *
 * @example
 * import { createClient } from '@lockstep/client';
 * import { coreRules } from '@lockstep/client/rules';
 * const client = createClient({ url, token, rules: coreRules });
 */
export const coreRules: Rules = {
  check(operation, input) {
    parseOperationInput(operation, input);
  },
  preview: (replica, context) => new ReplayedPreview(replica, context),
  withdrawals: (options) => new Withdrawals(options),
  matchesFilter,
};
