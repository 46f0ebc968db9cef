import '../parts/parties.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  ColumnPicker,
  EmptyState,
  ErrorState,
  ExportButton,
  FilterBar,
  formatCount,
  formatMoney,
  ListSummary,
  NothingFound,
  Page,
  Pages,
  RegisterTable,
  useApi,
  useColumns,
  useFilters,
  useLocale,
  usePanel,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { exportFirms, searchFirms } from '../../contract/endpoints.ts';
import { firmColumns } from '../parts/firm-columns.tsx';
import { firmFilters } from '../parts/firm-filters.ts';
import { FirmPanel } from '../parts/firm-panel.tsx';
import { firmQuery, firmsPerPage } from '../parts/firm-search.ts';

/** The zone's register of firms: filters, page and open panel are in the address. */
export function FirmsPage() {
  const text = useText('parties');
  const ui = useText('ui');
  const locale = useLocale();
  const [search] = useUrlSearch();
  const panel = usePanel();
  const { can, zone } = useSession();
  const query = firmQuery(search);
  const answer = useApi(searchFirms, { query });
  const columns = useMemo(() => firmColumns(text, ui, locale), [text, ui, locale]);
  const { shown, picked, pick } = useColumns('firms', columns);
  const fields = firmFilters(answer.data?.facets, search, text);
  const filters = useFilters(fields);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const nothing = answer.data?.total === 0;
  return (
    <Page
      title={text('firms.title')}
      meta={zone?.name}
      actions={can('parties:firm.register') ? <RegisterLink /> : undefined}
    >
      <FilterBar fields={fields} />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data === undefined || nothing ? null : (
        <ListSummary
          tools={
            <>
              {can(exportFirms.permission) ? (
                <ExportButton endpoint={exportFirms} input={{ query: wanted }} count={answer.data.total} />
              ) : null}
              <ColumnPicker columns={columns} picked={picked} pick={pick} />
            </>
          }
        >
          <Totals total={answer.data.total} sums={answer.data.sums} />
        </ListSummary>
      )}
      {answer.error || nothing ? null : (
        <RegisterTable
          caption={text('firms.caption')}
          columns={shown}
          rows={answer.data?.firms}
          rowKey={(firm) => firm.id}
          busy={answer.isFetching}
        />
      )}
      {nothing && !answer.error ? <Nothing active={filters.active} onClear={filters.clear} /> : null}
      {answer.data === undefined ? null : <Pages total={answer.data.total} size={firmsPerPage} />}
      {panel.id === undefined ? null : (
        <FirmPanel firmId={panel.id} name={answer.data?.firms.find((firm) => firm.id === panel.id)?.name} />
      )}
    </Page>
  );
}

function Totals({ total, sums }: { total: number; sums: { registeredCapitalFen: number | null; employees: number } }) {
  const text = useText('parties');
  const ui = useText('ui');
  const locale = useLocale();
  const capital = sums.registeredCapitalFen === null ? null : formatMoney(sums.registeredCapitalFen, locale);
  return (
    <>
      <b>{text('firms.total', { count: total, shown: formatCount(total) })}</b>
      {capital === null ? null : (
        <span>
          {text('firms.capital')} <b>{capital.value}</b>
          {'\u00a0'}
          <span className="ys-unit">{ui(capital.unitKey)}</span>
        </span>
      )}
      <span>{text('firms.employees', { count: sums.employees, shown: formatCount(sums.employees) })}</span>
    </>
  );
}

function Nothing({ active, onClear }: { active: number; onClear: () => void }) {
  const text = useText('parties');
  const { can } = useSession();
  if (active > 0) return <NothingFound conditions={active} onClear={onClear} />;
  return (
    <EmptyState title={text('firms.none')} action={can('parties:firm.register') ? <RegisterLink /> : undefined}>
      {text('firms.noneHint')}
    </EmptyState>
  );
}

function RegisterLink() {
  const text = useText('parties');
  return (
    <Link to="/firms/new" className="firm-register">
      {text('firms.register')}
    </Link>
  );
}
