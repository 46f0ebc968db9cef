import { useUrlSearch } from '#ui/index.ts';

/** The page that an address asks for, from 1; what is no page is the first one, so that an old link still opens. */
export function pageNumber(typed: unknown): number {
  const page = Math.trunc(Number(typed ?? 1));
  return page >= 1 && page <= 10_000 ? page : 1;
}

/** The page of a list that keeps it in the address under `param`; several lists of one page have one each. */
export function usePageNumber(param = 'page'): number {
  const [search] = useUrlSearch();
  return pageNumber(search[param]);
}
