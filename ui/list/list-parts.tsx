import type { ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';
import { useUrlSearch } from '../url/use-search.ts';
import { lastPage } from './page-number.tsx';

/** Count and sums of what the filter leaves, always shown above the rows; tools stand at the right. */
export function ListSummary({ children, tools }: { children: ReactNode; tools?: ReactNode }) {
  return (
    <div className="ys-summary" role="status">
      {children}
      <span className="ys-space" />
      {tools}
    </div>
  );
}

/** Steps through pages of rows, the page kept in the address under `param`; nothing when all rows fit on one. */
export function Pages({ total, size, param = 'page' }: { total: number; size: number; param?: string }) {
  const text = useText('ui');
  const [search, change] = useUrlSearch();
  const last = lastPage(total, size);
  const page = Math.min(last, Math.max(1, Number(search[param] ?? 1) || 1));
  if (last === 1) return null;
  const go = (to: number) => {
    const { [param]: _page, panel: _panel, ...rest } = search;
    change(to === 1 ? rest : { ...rest, [param]: String(to) });
  };
  return (
    <nav className="ys-pages" aria-label={text('list.pages')}>
      <button type="button" className="ys-link ys-no-print" disabled={page === 1} onClick={() => go(page - 1)}>
        {text('list.previousPage')}
      </button>
      <span>{text('list.pageOf', { page, last })}</span>
      <button type="button" className="ys-link ys-no-print" disabled={page === last} onClick={() => go(page + 1)}>
        {text('list.nextPage')}
      </button>
    </nav>
  );
}

/** Below a list within a page: its pages at the left, its tools (the export) at the right; nothing while the list is empty. */
export function ListFoot({
  total,
  size,
  param,
  children,
}: {
  total: number;
  size: number;
  param?: string;
  children: ReactNode;
}) {
  if (total === 0) return null;
  return (
    <div className="ys-list-foot">
      <Pages total={total} size={size} {...(param === undefined ? {} : { param })} />
      <span className="ys-space" />
      {children}
    </div>
  );
}
