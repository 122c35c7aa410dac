import { useEffect, useEffectEvent, useRef, useState } from 'react';

const memoryKey = 'lockstep-assistant';
/** From so many pixels on there is room for the assistant from the first day. */
const roomy = '(min-width: 90rem)';

const readDocked = (): boolean => {
  const saved = localStorage.getItem(memoryKey);
  return saved === null ? matchMedia(roomy).matches : saved === 'open';
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

const isInLayer = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

const isCall = (event: KeyboardEvent): boolean => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (altKey) return false;
  if (ctrlKey || metaKey) return key === 'j';
  return key === 'a' && !isTyping(target) && !isInLayer(target);
};

/** Where the assistant is: docked beside the column, which this device remembers, or a sheet that is drawn up. */
export type AssistantPanel = {
  open: boolean;
  /** Counts how often it was called for by hand. */
  summons: number;
  show: () => void;
  hide: () => void;
};

/**
 * Opens and closes the assistant, by hand or with `a` and ⌘J or Ctrl-J.
 *
 * @param narrow it is a sheet, which is closed after a reload
 * @param covered something else stands in its place: calling for it brings it to the fore
 */
export const useAssistantPanel = (narrow: boolean, covered: boolean, onUncover: () => void): AssistantPanel => {
  const [docked, setDocked] = useState(readDocked);
  const [raised, setRaised] = useState(false);
  const [summons, setSummons] = useState(0);
  const opener = useRef<Element | null>(null);
  const open = narrow ? raised : docked;

  const set = (next: boolean): void => {
    setRaised(next && narrow);
    if (narrow) return;
    setDocked(next);
    localStorage.setItem(memoryKey, next ? 'open' : 'closed');
  };
  const show = (): void => {
    if (document.activeElement?.closest('[data-chat-field]') === null) opener.current = document.activeElement;
    if (covered) onUncover();
    set(true);
    setSummons((count) => count + 1);
  };
  const hide = (): void => {
    set(false);
    // A sheet gives the focus back by itself.
    if (!narrow && opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !isCall(event)) return;
    event.preventDefault();
    if (!open || covered) show();
    else if (document.activeElement?.closest('[data-chat-field]') === null) show();
    else hide();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  return { open, summons, show, hide };
};
