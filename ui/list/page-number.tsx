import { Button } from 'antd';
import { useText } from '../i18n/i18n.ts';
import { EmptyState } from '../state/states.tsx';
import { useUrlSearch } from '../url/use-search.ts';

/** Furthest page that an address can ask for. */
const furthest = 10_000;

/** The page that an address asks for, from 1; what is no page is the first one, so that an old link still opens. */
export function pageOf(typed: unknown): number {
  const page = Math.trunc(Number(typed ?? 1));
  return page >= 1 && page <= furthest ? page : 1;
}

/** How many pages there are, one at least. */
export function lastPage(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

/** An address that asks for more pages than there are, as an old link does: says so, with the way to the last page. */
export function PastTheEnd({ page, total, size }: { page: number; total: number; size: number }) {
  const text = useText('ui');
  const [search, change] = useUrlSearch();
  const last = lastPage(total, size);
  const { page: _page, panel: _panel, ...rest } = search;
  const go = () => change(last === 1 ? rest : { ...rest, page: String(last) }, { replace: true });
  return (
    <EmptyState
      title={text('list.pastEnd', { page, last })}
      action={<Button onClick={go}>{text('list.toLastPage')}</Button>}
    />
  );
}
