import type { RefObject } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';

const nearPx = 48;

/** What keeps a conversation at its latest words. */
type Stick = {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** The reader has scrolled away from the latest words. */
  away: boolean;
  toBottom: () => void;
};

/** Follows what grows at the bottom, until the reader scrolls up to read; from then on nothing moves under their eyes. */
export const useStickToBottom = (latest: string | undefined): Stick => {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [away, setAway] = useState(false);

  const toBottom = useCallback(() => {
    stuck.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, []);

  useEffect(toBottom, [toBottom, latest]);

  useEffect(() => {
    const [outer, inner] = [scroller.current, content.current];
    if (outer === null || inner === null) return undefined;
    let top = outer.scrollTop;
    const onScroll = (): void => {
      const left = outer.scrollHeight - outer.clientHeight - outer.scrollTop;
      // Only a reader scrolls up; what grows below pushes nothing away.
      if (left <= nearPx) stuck.current = true;
      else if (outer.scrollTop < top) stuck.current = false;
      top = outer.scrollTop;
      setAway(!stuck.current);
    };
    const follow = new ResizeObserver(() => {
      if (stuck.current) outer.scrollTo({ top: outer.scrollHeight });
    });
    outer.addEventListener('scroll', onScroll, { passive: true });
    follow.observe(inner);
    follow.observe(outer);
    return () => {
      outer.removeEventListener('scroll', onScroll);
      follow.disconnect();
    };
  }, []);

  return { scroller, content, away, toBottom };
};
