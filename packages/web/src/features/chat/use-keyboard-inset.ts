import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void): (() => void) => {
  const { visualViewport } = window;
  visualViewport?.addEventListener('resize', listener);
  visualViewport?.addEventListener('scroll', listener);
  return () => {
    visualViewport?.removeEventListener('resize', listener);
    visualViewport?.removeEventListener('scroll', listener);
  };
};

/** Zoomed in by hand, a part of the page is out of sight too: that is no keyboard. */
const measure = (): number => {
  const { visualViewport, innerHeight } = window;
  if (visualViewport === null || visualViewport.scale > 1.01) return 0;
  return Math.max(0, Math.round(innerHeight - visualViewport.height - visualViewport.offsetTop));
};

/** How many pixels of the page's foot an on-screen keyboard covers. */
export const useKeyboardInset = (): number => useSyncExternalStore(subscribe, measure);
