import type { Waiting } from './use-waiting.ts';
import { strings } from './strings.ts';

type WaitingListProps = {
  label: string;
  changes: readonly Waiting[];
  /** The rest is counted. */
  most: number;
};

/** Changes by name, a few of them. */
export const WaitingList = ({ label, changes, most }: WaitingListProps) => (
  <ul aria-label={label} className="text-small">
    {changes.slice(0, most).map(({ op_id, what }) => (
      <li key={op_id} className="flex items-baseline gap-2.5 py-1">
        <span aria-hidden="true" className="unsent-dot shrink-0" />
        <span className="min-w-0 flex-1 break-words">{what}</span>
      </li>
    ))}
    {changes.length > most && <li className="py-1 ps-[17px] text-faint">{strings.more(changes.length - most)}</li>}
  </ul>
);
