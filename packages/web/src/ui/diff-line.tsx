import { ArrowRight } from 'lucide-react';
import { strings } from './strings.ts';

type DiffLineProps = {
  title: string;
  /** The value before; absent where there was none. */
  from?: string | undefined;
  /** The value after; absent where it was taken away. */
  to?: string | undefined;
};

/** One difference: what it was, what it is. */
export const DiffLine = ({ title, from, to }: DiffLineProps) => (
  <span className="flex min-h-6 items-baseline gap-2 text-small">
    <span dir="auto" className="min-w-0 flex-1 truncate text-start text-ink">
      {title}
    </span>
    <span className="inline-flex shrink-0 items-baseline gap-1.5 text-faint tabular">
      {from !== undefined && (
        <del className="decoration-hairline-strong">
          <span className="sr-only">{strings.was} </span>
          {from}
        </del>
      )}
      {from !== undefined && to !== undefined && (
        <ArrowRight aria-hidden="true" size={11} className="self-center rtl:-scale-x-100" />
      )}
      {to !== undefined && (
        <ins className="text-ink no-underline">
          <span className="sr-only">{strings.now} </span>
          {to}
        </ins>
      )}
    </span>
  </span>
);
