import { createClient } from '@lockstep/client';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ConnectionStatus } from './connection-status.tsx';
import { LockstepProvider } from './lockstep-provider.tsx';
import { NeedsAttention } from './needs-attention.tsx';
import { PendingChanges } from './pending-changes.tsx';
import { useOperation } from './use-operation.ts';
import { useTasks } from './use-tasks.ts';

// This file runs in plain Node, where there is neither window nor document.
test('every component is drawn without a browser, and none connects', () => {
  let fetched = 0;
  const fetch = () => {
    fetched += 1;
    return Promise.reject(new Error('nobody is there'));
  };
  function Page(): ReactNode {
    const add = useOperation('task.add');
    return <p aria-busy={add.pending}>{useTasks({ overdue: true }).length} overdue</p>;
  }
  const html = renderToString(
    <LockstepProvider client={createClient({ url: 'http://server', fetch })}>
      <ConnectionStatus />
      <PendingChanges />
      <NeedsAttention />
      <Page />
    </LockstepProvider>,
  );
  expect(globalThis).not.toHaveProperty('document');
  expect(html).toContain('catching up');
  expect(html).toContain('overdue');
  expect(fetched).toBe(0);
});
