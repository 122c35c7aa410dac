import { lazy, Suspense } from 'react';
import type { AssistantProps } from './assistant.tsx';

const Assistant = lazy(async () => import('./assistant.tsx').then((module) => ({ default: module.Assistant })));

/** The assistant, fetched when it is first opened: it is no part of the first load. */
export const LazyAssistant = (props: AssistantProps) => (
  <Suspense fallback={null}>
    <Assistant {...props} />
  </Suspense>
);
