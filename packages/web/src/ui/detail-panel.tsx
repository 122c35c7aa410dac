import type { ReactNode } from 'react';
import { useId } from 'react';

type DetailPanelProps = {
  /** Who and where, and what can be done. */
  bar?: ReactNode;
  /** Circle and title. */
  heading: ReactNode;
  children: ReactNode;
  /** Who made it, when. */
  footer?: ReactNode;
};

/** One task looked at closely: a sheet of facts and sections, parted by hairlines. */
export const DetailPanel = ({ bar, heading, children, footer }: DetailPanelProps) => (
  <div className="flex h-full min-h-0 flex-col">
    {bar !== undefined && <div className="flex h-14 shrink-0 items-center gap-1 ps-6 pe-3 max-tablet:ps-5">{bar}</div>}
    <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-6 max-tablet:px-5 max-tablet:pt-4">
      <div className="mb-5">{heading}</div>
      {children}
    </div>
    {footer !== undefined && (
      <div className="shrink-0 border-t border-hairline px-6 py-3 text-meta max-tablet:px-5 text-faint">{footer}</div>
    )}
  </div>
);

type DetailFactProps = { icon: ReactNode; label: string; children: ReactNode };

/** One fact: what it is called, what it is. */
export const DetailFact = ({ icon, label, children }: DetailFactProps) => (
  <div className="flex min-h-9 items-center gap-2.5 text-small pointer-coarse:min-h-11">
    <span aria-hidden="true" className="text-faint">
      {icon}
    </span>
    <dt className="w-20 shrink-0 text-faint">{label}</dt>
    <dd className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">{children}</dd>
  </div>
);

type DetailSectionProps = { heading: string; aside?: ReactNode; children: ReactNode };

/** A part of the sheet with its small heading. */
export const DetailSection = ({ heading, aside, children }: DetailSectionProps) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-5 border-t border-hairline pt-4">
      <header className="mb-1 flex items-center gap-2">
        <h3 id={id} className="flex-1 text-meta font-medium text-faint">
          {heading}
        </h3>
        {aside}
      </header>
      {children}
    </section>
  );
};
