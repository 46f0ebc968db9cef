import { useCallback, useEffect, useRef } from 'react';

/**
 * Runs work at once, or, while a press of the pointer is under way, after it: what is pressed would move away from under the
 * pointer when a line appears above it, and the press would be lost.
 */
export function useAfterPress(): (work: () => void) => void {
  const pressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const down = () => {
      pressed.current = true;
    };
    const up = () => {
      pressed.current = false;
      // The click follows the release.
      setTimeout(() => {
        const all = waiting.current;
        waiting.current = [];
        for (const work of all) work();
      });
    };
    const options = { capture: true } as const;
    document.addEventListener('pointerdown', down, options);
    document.addEventListener('pointerup', up, options);
    document.addEventListener('pointercancel', up, options);
    return () => {
      document.removeEventListener('pointerdown', down, options);
      document.removeEventListener('pointerup', up, options);
      document.removeEventListener('pointercancel', up, options);
    };
  }, []);
  return useCallback((work) => {
    if (pressed.current) waiting.current.push(work);
    else work();
  }, []);
}
