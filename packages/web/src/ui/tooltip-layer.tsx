import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Kbd } from './kbd.tsx';

const delayMs = 500;
const gap = 6;
const edge = 8;

type Tip = { text: string; keys: string | undefined; at: DOMRect };

const tipOf = (element: HTMLElement): Tip => ({
  text: element.dataset['tip'] ?? '',
  keys: element.dataset['tipKeys'],
  at: element.getBoundingClientRect(),
});

const explained = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;

/** The tip of whatever is pointed at for a while, or reached by the keyboard. */
const useTip = (): Tip | undefined => {
  const [tip, setTip] = useState<Tip>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      clearTimeout(timer);
      setTip(undefined);
    };
    const over = ({ target, pointerType }: PointerEvent): void => {
      hide();
      const element = explained(target);
      if (element !== null && pointerType !== 'touch') timer = setTimeout(() => setTip(tipOf(element)), delayMs);
    };
    const focus = ({ target }: FocusEvent): void => {
      const element = explained(target);
      if (element?.matches(':focus-visible') === true) setTip(tipOf(element));
    };
    const hiders = ['pointerdown', 'keydown', 'scroll', 'focusout'] as const;
    document.addEventListener('pointerover', over);
    document.addEventListener('focusin', focus);
    for (const name of hiders) document.addEventListener(name, hide, true);
    return () => {
      hide();
      document.removeEventListener('pointerover', over);
      document.removeEventListener('focusin', focus);
      for (const name of hiders) document.removeEventListener(name, hide, true);
    };
  }, []);
  return tip;
};

/**
 * A word on what an icon does, for eyes only: the name itself belongs to the element. One bubble serves everything that
 * bears `data-tip`.
 */
export const TooltipLayer = () => {
  const tip = useTip();
  const bubble = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (tip === undefined || bubble.current === null) return;
    const { width, height } = bubble.current.getBoundingClientRect();
    const below = tip.at.bottom + gap;
    const top = below + height > innerHeight - edge ? tip.at.top - gap - height : below;
    const left = tip.at.left + tip.at.width / 2 - width / 2;
    bubble.current.style.translate = `${Math.max(edge, Math.min(left, innerWidth - width - edge))}px ${top}px`;
  }, [tip]);
  if (tip === undefined) return null;
  return (
    <div
      ref={bubble}
      aria-hidden="true"
      className="late pointer-events-none fixed top-0 left-0 z-60 flex items-center gap-2 rounded-control bg-ink px-2 py-1 text-meta whitespace-nowrap text-paper"
    >
      {tip.text}
      {tip.keys !== undefined && <Kbd inverse>{tip.keys}</Kbd>}
    </div>
  );
};
