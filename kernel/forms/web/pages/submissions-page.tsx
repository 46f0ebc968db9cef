import '../parts/forms.css';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import {
  type Column,
  ExportButton,
  formatCount,
  ImportLink,
  Moment,
  PageButton,
  RegisterPage,
  SidePanel,
  type Text,
  useApi,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { getForm } from '../../contract/form-endpoints.ts';
import { exportSubmissions, listSubmissions } from '../../contract/submission-endpoints.ts';
import { rowsPerPage, sheetRegisterOf, submissionsQuery } from '../parts/form-query.ts';

type Answer = EndpointResult<typeof listSubmissions>;
type Row = Answer['submissions'][number];

/** What was sent of one form: a column a field. */
export function SubmissionsPage() {
  const text = useText('forms');
  const { formId = '' } = useParams({ strict: false }) as { formId?: string };
  const [search] = useUrlSearch();
  const query = submissionsQuery(search);
  const page = Number(search.page ?? 1);
  const answer = useApi(listSubmissions, { params: { formId }, query: { ...query, page, pageSize: rowsPerPage } });
  const form = useApi(getForm, { params: { formId } });
  const { data } = answer;
  const columns = useMemo(() => submissionColumns(text, data?.columns ?? []), [text, data?.columns]);
  const versions = form.data?.versions ?? [];
  return (
    <RegisterPage
      name={`forms.of${formId.replaceAll('-', '')}`}
      title={text('web.submissions.title')}
      meta={
        <Link to="/forms/$formId" params={{ formId }}>
          {data?.title}
        </Link>
      }
      actions={form.data === undefined ? undefined : <ImportLink register={sheetRegisterOf(form.data.key)} />}
      caption={text('web.submissions.title')}
      fields={[
        { key: 'q', label: text('list.words'), kind: 'words' },
        { key: 'from', label: text('list.from'), kind: 'day' },
        { key: 'to', label: text('list.to'), kind: 'day' },
        {
          ...{ key: 'version', label: text('columns.version'), kind: 'choice', single: true },
          options: versions.map(({ number }) => ({
            value: String(number),
            label: text('web.versions.number', { number }),
          })),
        },
        {
          ...{ key: 'withdrawn', label: text('list.withdrawn'), kind: 'choice', single: true },
          options: (['only', 'all'] as const).map((value) => ({ value, label: text(`withdrawn.${value}`) })),
        },
      ]}
      columns={columns}
      answer={answer}
      rows={data?.submissions}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={rowsPerPage}
      summary={data && <b>{text('web.submissions.count', { count: data.total, shown: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportSubmissions} input={{ params: { formId }, query }} count={data?.total} />}
      empty={{ title: text('web.submissions.empty'), hint: text('web.submissions.emptyHint') }}
      panel={(id) => <Panel row={data?.submissions.find((one) => one.id === id)} columns={data?.columns ?? []} />}
    />
  );
}

/** Name of a column with the unit of its cells. */
function inUnit(text: Text, column: string, unit: string | null): string {
  return unit === null ? column : text('columns.inUnit', { column, unit });
}

/** The fixed columns, then those of the form's fields; what does not fit into nine can be picked. */
function submissionColumns(text: Text, fields: Answer['columns']): readonly Column<Row>[] {
  const title = (key: string) => text(`columns.${key}`);
  return [
    { key: 'number', title: title('number'), width: 160, render: ({ number }) => number },
    { key: 'party', title: title('party'), narrow: 'line', width: 180, render: ({ party }) => party?.name },
    {
      ...{ key: 'submittedAt', title: title('submittedAt'), narrow: 'lead', width: 130 },
      render: ({ submittedAt }) => <Moment at={submittedAt} inTable />,
    },
    {
      ...{ key: 'state', title: title('state'), narrow: 'end' },
      render: ({ withdrawn }) => (withdrawn ? title('withdrawn') : null),
    },
    ...fields.map(
      ({ key, name, unit, right }, at): Column<Row> => ({
        ...{ key: `field.${key}`, title: inUnit(text, name, unit), narrow: at < 3 ? 'line' : 'none', extra: at >= 5 },
        ...(right ? { align: 'end' as const } : {}),
        render: ({ cells }) => cells[key],
      }),
    ),
    { key: 'way', title: title('way'), extra: true, render: ({ way }) => text(`ways.${way}`) },
    {
      ...{ key: 'version', title: title('version'), extra: true },
      render: ({ version }) => text('web.versions.number', { number: version }),
    },
  ];
}

function Panel({ row, columns }: { row: Row | undefined; columns: Answer['columns'] }) {
  const text = useText('forms');
  if (row === undefined) return null;
  const cells = columns.flatMap(({ key, name, unit }) => {
    const value = row.cells[key] ?? null;
    return value === null ? [] : [{ key, name: inUnit(text, name, unit), value }];
  });
  return (
    <SidePanel
      title={row.number}
      footer={
        <PageButton href={`/form-submissions/${row.id}`} filled>
          {text('web.submissions.open')}
        </PageButton>
      }
    >
      <dl className="ys-facts">
        {row.party === null ? null : (
          <div>
            <dt>{text('columns.party')}</dt>
            <dd>{row.party.name}</dd>
          </div>
        )}
        <div>
          <dt>{text('columns.submittedAt')}</dt>
          <dd>
            <Moment at={row.submittedAt} />
          </dd>
        </div>
        {cells.map(({ key, name, value }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </SidePanel>
  );
}
