import type { ReactNode } from 'react';

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode };

/** An empty page that reads like a page. */
export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className="flex flex-col items-start gap-2 py-10">
    <p className="font-serif text-title text-ink">{title}</p>
    {children !== undefined && <p className="max-w-[46ch] text-body text-soft">{children}</p>}
    {action !== undefined && <div className="mt-3">{action}</div>}
  </div>
);
