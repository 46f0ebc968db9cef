import '../parts/parties.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  ExportButton,
  formatCount,
  ImportLink,
  RegisterPage,
  useApi,
  useLabels,
  useLocale,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { exportFirmLabels, exportFirms, searchFirms } from '../../contract/endpoints.ts';
import { firmColumns } from '../parts/firm-columns.tsx';
import { firmFilters } from '../parts/firm-filters.ts';
import { FirmPanel } from '../parts/firm-panel.tsx';
import { firmQuery, firmsPerPage } from '../parts/firm-search.ts';
import { MoneyWords } from '../parts/money-words.tsx';

/** The zone's register of firms: filters, page and open panel are in the address. */
export function FirmsPage() {
  const text = useText('parties');
  const ui = useText('ui');
  const locale = useLocale();
  const [search] = useUrlSearch();
  const { can, zone } = useSession();
  const query = firmQuery(search);
  const answer = useApi(searchFirms, { query });
  const { data } = answer;
  const columns = useMemo(() => firmColumns(text, ui, locale), [text, ui, locale]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const labels = useLabels({ endpoint: exportFirmLabels, input: { query: wanted }, count: data?.total });
  const register = can('parties:firm.register') ? <RegisterLink /> : undefined;
  return (
    <RegisterPage
      name="firms"
      title={text('firms.title')}
      meta={zone?.name}
      actions={
        <>
          <ImportLink register="parties.firm" />
          <ImportLink register="parties.relation" label={text('relation.import')} />
        </>
      }
      verb={register}
      caption={text('firms.caption')}
      fields={firmFilters(data?.facets, search, text)}
      columns={columns}
      answer={answer}
      rows={data?.firms}
      rowKey={(firm) => firm.id}
      total={data?.total}
      pageSize={firmsPerPage}
      summary={data && <Totals total={data.total} sums={data.sums} />}
      tools={
        can(exportFirms.permission) ? (
          <ExportButton endpoint={exportFirms} input={{ query: wanted }} count={data?.total} offers={labels.offers} />
        ) : null
      }
      underTools={labels.form}
      empty={{ title: text('firms.none'), hint: text('firms.noneHint') }}
      panel={(id) => <FirmPanel firmId={id} name={data?.firms.find((firm) => firm.id === id)?.name} />}
    />
  );
}

function Totals({ total, sums }: { total: number; sums: { registeredCapitalFen: number | null; employees: number } }) {
  const text = useText('parties');
  const capital = sums.registeredCapitalFen;
  return (
    <>
      <b>{text('firms.total', { count: total, shown: formatCount(total) })}</b>
      {capital === null ? null : (
        <span>
          {text('firms.capital')}{' '}
          <b>
            <MoneyWords fen={capital} />
          </b>
        </span>
      )}
      <span>{text('firms.employees', { count: sums.employees, shown: formatCount(sums.employees) })}</span>
    </>
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
