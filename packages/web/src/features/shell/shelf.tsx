import type { ShelvedItem } from '@lockstep/client';
import { useLockstep, useNeedsAttention } from '@lockstep/react';
import { Button } from '../../ui/button.tsx';
import { strings } from './strings.ts';

const idIn = ({ input }: ShelvedItem): string | undefined => {
  const { id } = input;
  return typeof id === 'string' ? id : undefined;
};

const nameIn = ({ input }: ShelvedItem): string | undefined => {
  const { title, name } = input;
  return [title, name].find((each) => typeof each === 'string');
};

/** The changes that the server refused: what each was, why not, and what can be done about it (C5). */
export const Shelf = () => {
  const client = useLockstep();
  const items = useNeedsAttention();
  if (items.length === 0) return null;
  const aboutOf = (item: ShelvedItem): string => {
    const id = idIn(item);
    return nameIn(item) ?? (id === undefined ? undefined : (client.task(id)?.title ?? client.project(id)?.name)) ?? '';
  };
  return (
    <ul aria-label={strings.refused} className="mb-3 max-h-64 overflow-y-auto">
      {items.map((item) => (
        <li key={item.op_id} className="border-b border-hairline py-2 text-small">
          <p className="font-medium">{strings.refusedWhat(strings.operations[item.operation], aboutOf(item))}</p>
          <p className="text-soft">{item.problem.detail}</p>
          <div className="mt-1.5 flex gap-2">
            <Button size="small" onClick={() => client.retry(item.op_id)}>
              {strings.retry}
            </Button>
            <Button size="small" variant="quiet" onClick={() => client.discard(item.op_id)}>
              {strings.discard}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
};
