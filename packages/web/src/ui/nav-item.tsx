import type { ReactNode } from 'react';
import { AppLink } from './app-link.tsx';
import { cx } from './cx.ts';

/** One place to go. */
export type NavPlace = {
  href: string;
  label: string;
  icon: ReactNode;
  /** How many wait there. */
  count?: number | undefined;
  current?: boolean | undefined;
  /** Something there is overdue. */
  pressing?: boolean | undefined;
};

type NavItemProps = { place: NavPlace; onFollow?: () => void };

/** A place in the rail. */
export const NavItem = ({ place, onFollow }: NavItemProps) => (
  <AppLink
    href={place.href}
    onClick={() => onFollow?.()}
    aria-current={place.current === true ? 'page' : undefined}
    className={cx(
      'flex h-8 items-center gap-2.5 rounded-control px-2 text-small transition-colors hover:bg-hover pointer-coarse:h-11',
      place.current === true ? 'bg-press font-medium text-ink forced-colors:outline' : 'text-soft',
    )}
  >
    <span className="grid size-4 shrink-0 place-items-center">{place.icon}</span>
    <span dir="auto" className="min-w-0 flex-1 truncate text-start">
      {place.label}
    </span>
    {place.count !== undefined && place.count > 0 && (
      <span className={cx('text-meta tabular', place.pressing === true ? 'font-medium text-amber-text' : 'text-faint')}>
        {place.count}
      </span>
    )}
  </AppLink>
);
