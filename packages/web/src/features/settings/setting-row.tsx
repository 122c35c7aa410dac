import type { ReactNode } from 'react';

type SettingRowProps = { title: string; detail: string; children: ReactNode };

/** One choice: what it is about, and the choice itself. */
export const SettingRow = ({ title, detail, children }: SettingRowProps) => (
  <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-hairline py-4">
    <div className="min-w-48 flex-1">
      <p className="text-body">{title}</p>
      <p className="text-small text-faint">{detail}</p>
    </div>
    {children}
  </div>
);
