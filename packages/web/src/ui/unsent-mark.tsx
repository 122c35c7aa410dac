import { strings } from './strings.ts';

/** In the gutter of a row: what stands here has not reached the server yet. It comes only after a moment of waiting. */
export const UnsentMark = () => (
  <span className="unsent-mark pointer-events-none absolute -start-[19px] top-1/2 flex -translate-y-1/2 max-tablet:-start-[14px] max-tablet:top-6">
    <span role="img" aria-label={strings.unsent} className="unsent-dot" />
  </span>
);
