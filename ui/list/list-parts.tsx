import { type ReactNode, useState } from 'react';
import { ApiError, localError } from '../api/api-error.ts';
import type { AnyEndpoint, ApiInput } from '../api/client.ts';
import { downloadFile } from '../api/client.ts';
import { formatCount } from '../format/number.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { useSession } from '../session/session.ts';
import { useUrlSearch } from '../url/use-search.ts';

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

/** Exports exactly what is filtered, and says how many rows before; who may not export sees why. */
export function ExportButton<E extends AnyEndpoint>({
  endpoint,
  input,
  count,
}: {
  endpoint: E;
  input: ApiInput<E>;
  count: number | undefined;
}) {
  const text = useText('ui');
  const { can, account } = useSession();
  const [state, setState] = useState<'idle' | 'running' | ApiError>('idle');
  const allowed = can(endpoint.permission);
  const run = () => {
    setState('running');
    downloadFile(endpoint, input).then(
      () => setState('idle'),
      (error: unknown) => setState(error instanceof ApiError ? error : localError(0, 'ui.unreachable')),
    );
  };
  return (
    <>
      <button
        type="button"
        className="ys-link ys-tool"
        disabled={!allowed || state === 'running' || !count}
        onClick={run}
      >
        <Icon name="export" />
        {state === 'running' ? text('list.exporting') : text('list.export', { count: formatCount(count ?? 0) })}
      </button>
      {allowed ? null : (
        <span className="ys-meta">{text(account === null ? 'list.exportSignIn' : 'list.exportForbidden')}</span>
      )}
      {state instanceof ApiError ? (
        <span role="alert" className="ys-meta">
          {state.message || text('errors.unreachable.message')} {state.remedy || text('errors.unreachable.remedy')}
        </span>
      ) : null}
    </>
  );
}

/** Steps through pages of rows, the page kept in the address under `param`; nothing when all rows fit on one. */
export function Pages({ total, size, param = 'page' }: { total: number; size: number; param?: string }) {
  const text = useText('ui');
  const [search, change] = useUrlSearch();
  const last = Math.max(1, Math.ceil(total / size));
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
