import type { ReactNode } from 'react';
import { visuallyHidden } from './visually-hidden.ts';

export interface AnnouncementProps {
  readonly children: string;
}

/** Read out politely when it changes. It must stay mounted while it has nothing to say, or nobody hears it begin. */
export function Announcement({ children }: AnnouncementProps): ReactNode {
  return (
    <span data-part="announcement" role="status" style={visuallyHidden}>
      {children}
    </span>
  );
}
