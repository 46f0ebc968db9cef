import { useEffect } from 'react';

const milliseconds = 5_000;

/** Asks anew every five seconds while somebody looks: people sign in by the minute. */
export function useEvery(refetch: () => unknown, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refetch();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [refetch, active]);
}
