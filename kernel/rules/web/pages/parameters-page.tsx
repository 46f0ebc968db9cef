import '../parts/rules.css';
import type { EndpointInput } from '#platform/http/contract/endpoint.ts';
import {
  type Column,
  ExportButton,
  formatCount,
  PageButton,
  RegisterPage,
  type Search,
  SidePanel,
  useApi,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import {
  createParameter,
  exportParameters,
  getParameter,
  listParameters,
  type ParameterRow,
} from '../../contract/parameter-endpoints.ts';
import { History } from '../parts/parameters/history.tsx';
import { useValueWords } from '../parts/parameters/parameter-words.ts';
import { usePeriodWords } from '../parts/rule-words.tsx';
import { isDay } from '../parts/today.ts';

const pageSize = 50;

/** The zone's dated parameters with what counts today, or on another day. */
export function ParametersPage() {
  const text = useText('rules');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const query = queryOf(search);
  const answer = useApi(listParameters, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  return (
    <RegisterPage
      name="rules.parameters"
      title={text('nav.parameters')}
      meta={text('pages.parameters.meta')}
      {...(can(createParameter.permission) && {
        verb: (
          <PageButton href="/rule-parameters/new" filled>
            {text('pages.parameters.begin')}
          </PageButton>
        ),
      })}
      caption={text('nav.parameters')}
      fields={[
        { key: 'q', label: text('pages.list.words'), kind: 'words' },
        {
          ...{ key: 'type', label: text('pages.parameters.type'), kind: 'choice' },
          options: [...(data?.facets.type ?? [])],
        },
        { key: 'on', label: text('pages.parameters.on'), kind: 'day' },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={data?.parameters}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('pages.parameters.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportParameters} input={{ query }} count={data?.total} />}
      empty={{ title: text('pages.parameters.empty'), hint: text('pages.parameters.emptyHint') }}
      panel={(id) => <Panel key={id} id={id} />}
    />
  );
}

function queryOf(search: Search): EndpointInput<typeof exportParameters>['query'] {
  const [q] = valuesOf(search, 'q');
  const [on] = valuesOf(search, 'on');
  return {
    ...(q === undefined ? {} : { q }),
    ...(isDay(on) ? { on } : {}),
    type: valuesOf(search, 'type'),
  } as EndpointInput<typeof exportParameters>['query'];
}

function Panel({ id }: { id: string }) {
  const text = useText('rules');
  const { data } = useApi(getParameter, { params: { parameterId: id } });
  if (data?.id !== id) return null;
  const open = (
    <PageButton href={`/rule-parameters/${id}`} filled>
      {text('pages.parameters.open')}
    </PageButton>
  );
  return (
    <SidePanel title={data.name} footer={open}>
      {data.description === '' ? null : <p>{data.description}</p>}
      <History parameter={data} />
    </SidePanel>
  );
}

function useColumns(): readonly Column<ParameterRow>[] {
  const text = useText('rules');
  const words = useValueWords();
  const period = usePeriodWords();
  const title = (key: string) => text(`pages.parameters.${key}`);
  return [
    { key: 'name', title: title('name'), width: 200, render: ({ name }) => name },
    {
      ...{ key: 'value', title: title('value'), align: 'end', narrow: 'end', width: 120 },
      render: (row) => words(row.inForce?.value ?? null, row),
    },
    {
      ...{ key: 'days', title: title('days'), narrow: 'line', width: 180 },
      render: ({ inForce }) => inForce && period(inForce.from, inForce.to),
    },
    { key: 'source', title: title('source'), narrow: 'line', width: 200, render: ({ inForce }) => inForce?.source },
    { key: 'values', title: title('values'), align: 'end', narrow: 'none', render: ({ values }) => values },
    { key: 'rules', title: title('rules'), align: 'end', narrow: 'none', render: ({ rules }) => rules },
    { key: 'description', title: title('description'), extra: true, render: ({ description }) => description },
  ];
}
