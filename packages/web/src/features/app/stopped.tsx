import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { strings } from './strings.ts';

/** A page that could not be drawn. */
export const Stopped = () => (
  <main className="mx-auto w-full max-w-[calc(var(--column)+2*var(--gutter))] px-(--gutter) pt-[72px]">
    <EmptyState title={strings.failed} action={<Button onClick={() => location.reload()}>{strings.reload}</Button>}>
      {strings.failedDetail}
    </EmptyState>
  </main>
);
