import { ChevronRight } from 'lucide-react';
import type { NavPlace } from './nav-item.tsx';
import { NavItem } from './nav-item.tsx';

type NavFoldProps = { label: string; places: readonly NavPlace[]; onFollow?: () => void };

/** Places that are seldom gone to, behind a fold. */
export const NavFold = ({ label, places, onFollow }: NavFoldProps) => (
  <details className="group/fold mt-1">
    <summary className="flex h-8 cursor-pointer list-none items-center gap-1.5 rounded-control ps-2 text-meta text-faint transition-colors hover:text-ink pointer-coarse:h-11 [&::-webkit-details-marker]:hidden">
      <ChevronRight
        aria-hidden="true"
        size={13}
        className="transition-transform group-open/fold:rotate-90 rtl:-scale-x-100"
      />
      {label}
    </summary>
    {places.map((place) => (
      <NavItem key={place.href} place={place} {...(onFollow === undefined ? {} : { onFollow })} />
    ))}
  </details>
);
