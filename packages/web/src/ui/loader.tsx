import { Mark } from './mark.tsx';
import { strings } from './strings.ts';

type LoaderProps = { label?: string; size?: number };

/** The two strokes taking turns: something is on its way. Invisible for the first 150 ms. */
export const Loader = ({ label = strings.loading, size = 24 }: LoaderProps) => (
  <span role="status" aria-label={label} className="late inline-grid">
    <Mark phase="stepping" size={size} />
  </span>
);
