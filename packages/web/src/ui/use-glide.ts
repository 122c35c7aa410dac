import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

const reduced = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const arriveMs = 220;
const easing = 'cubic-bezier(0.16, 1, 0.3, 1)';

const glide = (element: HTMLElement, fromTop: number | undefined): void => {
  if (fromTop === undefined) {
    element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: arriveMs, easing });
    return;
  }
  const distance = fromTop - element.offsetTop;
  if (distance === 0 || reduced()) return;
  element.animate([{ translate: `0 ${distance}px` }, { translate: '0 0' }], { duration: arriveMs, easing });
};

/**
 * Lets the children of a list glide from where they were to where a change has put them; a new one fades in.
 * Children are told apart by `data-key`. Pass a new `order` when, and only when, the order changed.
 */
export const useGlide = (list: RefObject<HTMLElement | null>, order: string): void => {
  const tops = useRef<Map<string, number> | null>(null);
  useLayoutEffect(() => {
    const before = tops.current;
    const now = new Map<string, number>();
    for (const element of list.current?.children ?? []) {
      if (!(element instanceof HTMLElement) || element.dataset['key'] === undefined) continue;
      const key = element.dataset['key'];
      if (before !== null) glide(element, before.get(key));
      now.set(key, element.offsetTop);
    }
    tops.current = now;
  }, [list, order]);
};
