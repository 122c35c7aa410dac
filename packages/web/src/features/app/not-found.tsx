import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { strings } from './strings.ts';

/** An address that leads nowhere. */
export const NotFound = () => {
  const navigate = useNavigate();
  return (
    <div className="mx-auto w-full max-w-[calc(var(--column)+2*var(--gutter))] px-(--gutter) pt-[72px]">
      <EmptyState
        title={strings.notFound}
        action={<Button onClick={() => void navigate({ to: '/today' })}>{strings.toToday}</Button>}
      >
        {strings.notFoundDetail}
      </EmptyState>
    </div>
  );
};
