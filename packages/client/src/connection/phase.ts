import type { StopReason } from './after-close.ts';

/**
 * Where the connection stands.
 *
 * ```
 * idle ─start→ authorising ─ticket→ opening ─open→ greeting ─ready→ ready
 *                  │ 401               │ close        │ close         │ close, silence
 *                  ▼                   └──────────────┴───────┬───────┘
 *               stopped ←──terminal close──                waiting ─retry_at→ authorising
 * ready ─hidden and idle→ paused ─visible→ authorising
 * ```
 */
export type Phase =
  | { readonly name: 'idle' }
  | { readonly name: 'authorising' }
  | { readonly name: 'opening' }
  | { readonly name: 'greeting' }
  | { readonly name: 'ready' }
  /** `retry_at` in milliseconds since 1970. */
  | { readonly name: 'waiting'; readonly retry_at: number }
  | { readonly name: 'paused' }
  | { readonly name: 'stopped'; readonly reason: StopReason };
