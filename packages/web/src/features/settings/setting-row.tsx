import type { ReactNode } from 'react';

type SettingRowProps = {
  title: string;
  detail: ReactNode;
  /** Why the last choice was not kept. */
  problem?: string | undefined;
  children?: ReactNode;
};

/** One choice: what it is about, and the choice itself. */
export const SettingRow = ({ title, detail, problem, children }: SettingRowProps) => (
  <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-hairline py-4">
    <div className="min-w-48 flex-1">
      <p className="text-body">{title}</p>
      <p className="text-small text-faint">{detail}</p>
    </div>
    {children}
    {problem !== undefined && (
      <p role="alert" className="-mt-1 basis-full text-small text-brick">
        {problem}
      </p>
    )}
  </div>
);
