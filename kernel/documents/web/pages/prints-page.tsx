import '../parts/print.css';
import { useMemo } from 'react';
import { groupCode } from '#platform/exports/contract/verification-code.ts';
import {
  type Column,
  ExportButton,
  formatCount,
  RegisterPage,
  type Text,
  useApi,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { exportPrints, listPrints, type PrintSummary } from '../../contract/endpoints.ts';
import { PrintPanel, StateTag } from '../parts/print-panel.tsx';
import { minuteInChina, printFilters, printQuery, printsPerPage } from '../parts/print-query.ts';

/** Everything printed: filters, page and panel are in the address. */
export function PrintsPage() {
  const text = useText('documents');
  const [search] = useUrlSearch();
  const query = printQuery(search);
  const answer = useApi(listPrints, { query });
  const { data } = answer;
  const columns = useMemo(() => printColumns(text), [text]);
  const fields = useMemo(() => printFilters(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  return (
    <RegisterPage
      name="prints"
      title={text('title')}
      meta={text('meta')}
      actions={
        <a className="ys-link" href="/v" target="_blank" rel="noreferrer">
          {text('publicPage')}
        </a>
      }
      caption={text('caption')}
      fields={fields}
      columns={columns}
      answer={answer}
      rows={data?.prints}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={printsPerPage}
      summary={data && <b>{text('total', { count: data.total, shown: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportPrints} input={{ query: wanted }} count={data?.total} />}
      empty={{ title: text('none'), hint: text('noneHint') }}
      panel={(id) => <PrintPanel key={id} printId={id} title={data?.prints.find((one) => one.id === id)?.title} />}
    />
  );
}

function printColumns(text: Text): Column<PrintSummary>[] {
  const title = (key: string) => text(`columns.${key}`);
  return [
    { key: 'title', title: title('title'), width: 220, render: (one) => one.title },
    {
      ...{ key: 'state', title: title('state'), narrow: 'lead' as const },
      render: (one) => <StateTag state={one.state} />,
    },
    {
      ...{ key: 'code', title: title('code'), narrow: 'line' as const },
      render: (one) => <span className="print-code">{groupCode(one.code)}</span>,
    },
    { key: 'kind', title: title('kind'), narrow: 'line', render: (one) => text(`kinds.${one.kind}`) },
    { key: 'issuedAt', title: title('issuedAt'), narrow: 'line', render: (one) => minuteInChina(one.issuedAt) },
    { key: 'department', title: title('department'), narrow: 'none', width: 160, render: (one) => one.department },
    { key: 'issuedBy', title: title('issuedBy'), narrow: 'none', render: (one) => one.issuedBy },
    { key: 'pages', title: title('pages'), align: 'end', narrow: 'none', render: (one) => formatCount(one.pages) },
    { key: 'rows', title: title('rows'), align: 'end', narrow: 'none', render: (one) => formatCount(one.rows) },
  ];
}
