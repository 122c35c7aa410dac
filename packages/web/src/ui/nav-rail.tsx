import type { ReactNode } from 'react';
import type { NavPlace } from './nav-item.tsx';
import { NavFold } from './nav-fold.tsx';
import { NavItem } from './nav-item.tsx';
import { strings } from './strings.ts';
import { Wordmark } from './wordmark.tsx';

type NavRailProps = {
  places: readonly NavPlace[];
  projects: readonly NavPlace[];
  /** Projects put away; kept behind a fold. */
  archived?: readonly NavPlace[];
  /** Beside the projects' heading. */
  projectAction?: ReactNode;
  /** At the foot: the connection, the person. */
  footer: ReactNode;
};

/** The rail: where one can go, and at its foot how things stand. */
export const NavRail = ({ places, projects, archived = [], projectAction, footer }: NavRailProps) => (
  <div className="flex h-full flex-col bg-sunk">
    <div className="px-5 pt-6 pb-5 text-[1.3125rem] leading-none">
      <Wordmark />
    </div>
    <nav aria-label={strings.nav.main} className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-3 pb-4">
      {places.map((place) => (
        <NavItem key={place.href} place={place} />
      ))}
      <div className="mt-6 flex h-8 items-center ps-2">
        <h2 className="flex-1 text-meta font-medium text-faint">{strings.nav.projects}</h2>
        {projectAction}
      </div>
      {projects.map((place) => (
        <NavItem key={place.href} place={place} />
      ))}
      {archived.length > 0 && <NavFold label={strings.nav.archived} places={archived} />}
    </nav>
    <div className="flex items-center gap-2 border-t border-hairline px-3 py-2">{footer}</div>
  </div>
);
