import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';

type Held = { key: string; index: number };

const keyOf = (element: Element | undefined): string | undefined =>
  element instanceof HTMLElement ? element.dataset['key'] : undefined;

/** Puts the focus on the row that took the place of the one it was on. */
const handOver = (list: HTMLElement, index: number): void => {
  const next = list.children[Math.min(index, list.children.length - 1)];
  const target = next?.querySelector<HTMLElement>('[data-row-title]') ?? list.closest<HTMLElement>('main');
  target?.focus();
};

/**
 * Keeps the focus in a list whose focused row a change takes away: it goes to the row that follows. Children are told
 * apart by `data-key`.
 */
export const useKeptFocus = (list: RefObject<HTMLElement | null>, order: string): void => {
  const held = useRef<Held | null>(null);

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      const children = [...(list.current?.children ?? [])];
      const index = children.findIndex((child) => target instanceof Node && child.contains(target));
      const key = keyOf(children[index]);
      held.current = key === undefined ? null : { key, index };
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [list]);

  useLayoutEffect(() => {
    const element = list.current;
    if (held.current === null || element === null) return;
    const { key, index } = held.current;
    const now = [...element.children].findIndex((child) => keyOf(child) === key);
    const lost = document.activeElement === document.body;
    held.current = now >= 0 ? { key, index: now } : null;
    // A row that was moved loses the focus, too.
    if (lost) handOver(element, now >= 0 ? now : index);
  }, [list, order]);
};
