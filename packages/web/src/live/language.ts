import type * as language from '@lockstep/assistant/language';
import { useEffect, useState } from 'react';

/** What understands dates, repetitions and the rest of quick add. */
export type Language = typeof language;

let loaded: Language | undefined;

/** Fetches the language once; it is too large to be part of the first screen. `undefined`: it cannot be fetched now. */
export const loadLanguage = async (): Promise<Language | undefined> => {
  try {
    loaded ??= await import('@lockstep/assistant/language');
  } catch {
    // The network is away. What is typed meanwhile is taken as it stands.
  }
  return loaded;
};

/** The language as soon as it is there; it is fetched when `wanted`. */
export const useLanguage = (wanted = true): Language | undefined => {
  const [known, setKnown] = useState(loaded);
  useEffect(() => {
    if (!wanted || known !== undefined) return undefined;
    let gone = false;
    void loadLanguage().then((arrived) => {
      if (!gone && arrived !== undefined) setKnown(arrived);
    });
    return () => {
      gone = true;
    };
  }, [wanted, known]);
  return known;
};
