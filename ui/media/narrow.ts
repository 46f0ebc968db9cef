import { useSyncExternalStore } from 'react';

const narrow = 'screen and (max-width: 900px)';

function subscribe(notify: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

/** Whether the window is a phone's or a narrow tablet's: tables become rows, the navigation a sheet. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(narrow).matches,
    () => false,
  );
}
