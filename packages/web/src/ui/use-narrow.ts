import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 69.99rem)';

const subscribe = (listener: () => void): (() => void) => {
  const query = matchMedia(narrow);
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
};

/** Whether there is no room for a dock beside the column, so that it has to be a sheet. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(narrow).matches);
