import type { ReactNode } from 'react';
import { strings } from './strings.ts';

type PageProps = {
  title: string;
  /** Above the title, small: the kind of place it is. Its line is kept, so that titles stand alike. */
  eyebrow?: ReactNode;
  /** Under the title: progress, a count. */
  status?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** One column with generous air above; its title is set like a page's. */
export const Page = ({ title, eyebrow, status, actions, children }: PageProps) => (
  <div className="mx-auto w-full max-w-[calc(var(--column)+2*var(--gutter))] px-(--gutter) pt-[72px] pb-32 max-tablet:pt-4">
    <title>{`${title} · ${strings.brand}`}</title>
    <header className="mb-6 flex items-start gap-4">
      <div className="min-w-0 flex-1">
        <p className="mb-1 flex min-h-5 items-center gap-2 text-small text-faint max-tablet:empty:hidden">{eyebrow}</p>
        <h1 className="font-serif text-display font-normal tracking-[-0.012em] text-balance max-tablet:text-[1.75rem] max-tablet:leading-9">
          {title}
        </h1>
        {status !== undefined && (
          <div className="mt-2 flex items-center gap-3 text-small text-soft tabular">{status}</div>
        )}
      </div>
      {actions !== undefined && <div className="flex shrink-0 items-center gap-1 -me-1.5">{actions}</div>}
    </header>
    {children}
  </div>
);
