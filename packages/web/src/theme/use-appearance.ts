import { useSyncExternalStore } from 'react';
import type { Appearance } from './appearance.ts';
import { defaultAppearance, parseAppearance } from './appearance.ts';

const storageKey = 'lockstep.appearance';
const listeners = new Set<() => void>();

const readSaved = (): Appearance => {
  try {
    return parseAppearance(localStorage.getItem(storageKey));
  } catch {
    return defaultAppearance;
  }
};

let current = readSaved();

const show = (next: Appearance): void => {
  current = next;
  Object.assign(document.documentElement.dataset, next);
  for (const listener of listeners) listener();
};

const set = (change: Partial<Appearance>): void => {
  const next = { ...current, ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // Storage is refused: the choice holds until the page closes.
  }
  show(next);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  const onStorage = (event: StorageEvent): void => {
    if (event.key === storageKey) show(parseAppearance(event.newValue));
  };
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
};

/** The appearance of this device and the way to change it; other tabs follow. */
export const useAppearance = (): [Appearance, (change: Partial<Appearance>) => void] => [
  useSyncExternalStore(subscribe, () => current),
  set,
];
