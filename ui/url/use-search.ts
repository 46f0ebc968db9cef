import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from './search.ts';

/** The part of the address after `?`, and how to change it: `replace` leaves no step to go back to. */
export function useUrlSearch(): [Search, (next: Search, options?: { replace?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (next: Search, options: { replace?: boolean } = {}) => {
      void navigate({ to: '.', search: next, replace: options.replace ?? false, resetScroll: false });
    },
    [navigate],
  );
  return [search, change];
}

/** The open side panel's record, kept in the address under `panel`. */
export function usePanel(): { id: string | undefined; open: (id: string) => void; close: () => void } {
  const [search, change] = useUrlSearch();
  const id = typeof search.panel === 'string' ? search.panel : undefined;
  const open = useCallback(
    (next: string) => change({ ...search, panel: next }, { replace: id !== undefined }),
    [search, change, id],
  );
  const close = useCallback(() => {
    const { panel: _panel, ...rest } = search;
    change(rest);
  }, [search, change]);
  return { id, open, close };
}
