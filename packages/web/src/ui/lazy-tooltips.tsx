import { lazy, Suspense, useEffect, useState } from 'react';

const TooltipLayer = lazy(async () => {
  const module = await import('./tooltip-layer.tsx');
  return { default: module.TooltipLayer };
});

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
