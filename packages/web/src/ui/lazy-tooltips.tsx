import { lazy, Suspense, useEffect, useState } from 'react';

/** Where the network went before the tips had come, there are none: nothing else is worse for it. */
const NoTips = () => null;

const TooltipLayer = lazy(() =>
  import('./tooltip-layer.tsx').then(
    (module) => ({ default: module.TooltipLayer }),
    () => ({ default: NoTips }),
  ),
);

/** The tips of everything that bears `data-tip`, fetched when something is first pointed at or reached by the keyboard. */
export const LazyTooltips = () => {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const want = (): void => setWanted(true);
    const once = { once: true } as const;
    document.addEventListener('pointermove', want, once);
    document.addEventListener('focusin', want, once);
    return () => {
      document.removeEventListener('pointermove', want);
      document.removeEventListener('focusin', want);
    };
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <TooltipLayer />
    </Suspense>
  );
};
