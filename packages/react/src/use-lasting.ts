import { useEffect, useState } from 'react';

/** Whether something has been so for a while; false at once when it ends. */
export function useLasting(now: boolean, forMs: number): boolean {
  const [lasted, setLasted] = useState(false);
  if (!now && lasted) setLasted(false);
  useEffect(() => {
    if (!now) return undefined;
    const timer = setTimeout(() => setLasted(true), forMs);
    return () => clearTimeout(timer);
  }, [now, forMs]);
  return now && lasted;
}
