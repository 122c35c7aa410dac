import type { ReactNode } from 'react';
import { strings } from './strings.ts';

type AppShellProps = {
  rail: ReactNode;
  /** The phone's slim head. */
  topBar: ReactNode;
  /** The phone's foot. */
  bottomBar: ReactNode;
  /** Stands at the column's upper corner, over what scrolls; not on a phone. */
  corner?: ReactNode;
  /** The assistant or a task's details, beside the column; nothing while it is closed. */
  dock?: ReactNode;
  dockLabel?: string;
  children: ReactNode;
};

/** The frame of the app: rail, one column, dock; on a phone the column between two bars. */
export const AppShell = ({ rail, topBar, bottomBar, corner, dock, dockLabel, children }: AppShellProps) => (
  <div className="flex h-dvh flex-col overflow-hidden tablet:flex-row">
    <a
      href="#main"
      className="sr-only z-50 rounded-control bg-ink px-3 py-2 text-small text-paper focus:not-sr-only focus:absolute focus:start-3 focus:top-3"
    >
      {strings.nav.skip}
    </a>
    <header className="w-(--rail) shrink-0 border-e border-hairline max-tablet:hidden">{rail}</header>
    <header className="tablet:hidden">{topBar}</header>
    <main
      id="main"
      tabIndex={-1}
      className="min-h-0 min-w-0 flex-1 overflow-y-auto overscroll-contain scroll-pb-24 outline-none"
    >
      {children}
    </main>
    {corner !== undefined && (
      <div className="relative w-0 max-tablet:hidden">
        <div className="absolute end-3 top-3">{corner}</div>
      </div>
    )}
    {dock !== undefined && (
      <aside aria-label={dockLabel} className="w-(--dock) shrink-0 border-s border-hairline bg-paper max-desk:hidden">
        {dock}
      </aside>
    )}
    <div className="tablet:hidden">{bottomBar}</div>
  </div>
);
