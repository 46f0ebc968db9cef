import '../parts/cases.css';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import {
  type Column,
  ExportButton,
  type FilterField,
  Light,
  Moment,
  pageOf,
  RegisterPage,
  SidePanel,
  type Text,
  useApi,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { exportSupervisions, listSupervisions } from '../../contract/list-endpoints.ts';
import { type SupervisionRow, supervisionSearch } from '../../contract/supervision-list.ts';
import { dueWords } from '../parts/task-words.ts';

const rowsPerPage = 50;
const filterKeys = ['state', 'department', 'light'] as const;
type Facets = Readonly<Record<(typeof filterKeys)[number], readonly { value: string; name: string; count: number }[]>>;

/** Every order of supervision of the zone, from raising to closing. */
export function SupervisionsPage() {
  const text = useText('cases');
  const [search] = useUrlSearch();
  const query = supervisionSearch.catch(supervisionSearch.parse({})).parse({
    ...Object.fromEntries(filterKeys.map((key) => [key, valuesOf(search, key)])),
    ...(typeof search.q === 'string' ? { q: search.q } : {}),
    ...(typeof search.sort === 'string' ? { sort: search.sort } : {}),
    page: pageOf(search.page),
    pageSize: rowsPerPage,
  });
  const { q, ...sent } = query;
  const asked = { ...sent, ...(q === undefined || q === '' ? {} : { q }) };
  const answer = useApi(listSupervisions, { query: asked });
  const { data } = answer;
  const { page: _page, pageSize: _size, ...wanted } = asked;
  return (
    <RegisterPage
      name="supervisions"
      title={text('supervisions.title')}
      caption={text('supervisions.title')}
      fields={fieldsOf(data?.facets, text)}
      columns={columnsOf(text)}
      rowKey={({ id }) => id}
      answer={answer}
      rows={data?.rows}
      total={data?.total}
      pageSize={rowsPerPage}
      summary={data && <b>{text('supervisions.count', { count: data.total })}</b>}
      tools={<ExportButton endpoint={exportSupervisions} input={{ query: wanted }} count={data?.total} />}
      empty={{ title: text('supervisions.empty'), hint: text('supervisions.emptyHint') }}
      late={({ light }) => light === 'late'}
      panel={(id) => <SupervisionPanel row={data?.rows.find((one) => one.id === id)} />}
    />
  );
}

function fieldsOf(facets: Facets | undefined, text: Text): FilterField[] {
  const labels = { state: 'supervision', department: 'department', light: 'light' } as const;
  return [
    { key: 'q', label: text('supervisions.words'), kind: 'words' },
    ...filterKeys.map((key): FilterField => {
      const options = (facets?.[key] ?? []).map(({ value, name, count }) => ({ value, label: name, count }));
      return { key, label: text(`supervisions.columns.${labels[key]}`), kind: 'choice', options };
    }),
  ];
}

function columnsOf(text: Text): Column<SupervisionRow>[] {
  const title = (key: string) => text(`supervisions.columns.${key}`);
  return [
    { key: 'title', title: title('title'), render: (row) => row.title },
    {
      key: 'light',
      title: title('light'),
      render: (row) => (row.light === 'none' ? null : <Light state={row.light}>{lightWords(row, text)}</Light>),
      narrow: 'lead',
    },
    { key: 'number', title: title('number'), render: ({ number }) => number, sortable: true, narrow: 'line' },
    { key: 'department', title: title('department'), render: ({ department }) => department, narrow: 'line' },
    {
      key: 'supervision',
      title: title('supervision'),
      render: ({ supervision }) => <Tag variant="outlined">{text(`supervisionStates.${supervision}`)}</Tag>,
      narrow: 'end',
    },
    { key: 'answerBy', title: title('answerBy'), render: ({ answerBy }) => answerBy, sortable: true },
    { key: 'reason', title: title('reason'), render: ({ reason }) => reason },
    {
      key: 'raisedAt',
      title: title('raisedAt'),
      render: ({ raisedAt }) => <Moment at={raisedAt} inTable />,
      sortable: true,
    },
    { key: 'party', title: title('party'), render: ({ party }) => party, extra: true },
    {
      key: 'raisedBy',
      title: title('raisedBy'),
      render: (row) => row.raisedBy ?? text('supervisions.system'),
      extra: true,
    },
  ];
}

function lightWords(row: SupervisionRow, text: Text): string {
  return row.workingDays === null
    ? text(`supervisionStates.${row.supervision}`)
    : dueWords({ ...row, light: row.light }, text);
}

function SupervisionPanel({ row }: { row: SupervisionRow | undefined }) {
  const text = useText('cases');
  if (row === undefined) return null;
  const steps = ['raisedAt', 'approvedAt', 'receivedAt', 'answeredAt', 'reviewedAt', 'closedAt'] as const;
  const facts = ['department', 'party', 'raisedBy', 'reason', 'answerBy', 'answer'] as const;
  return (
    <SidePanel
      title={row.title}
      footer={
        <Link to={row.href} className="task-button">
          {text('supervisions.open')}
        </Link>
      }
    >
      <p>
        {row.number} · {text(`supervisionStates.${row.supervision}`)}
      </p>
      <dl className="ys-facts">
        {facts.map((key) =>
          row[key] === null ? null : (
            <div key={key}>
              <dt>{text(`supervisions.columns.${key}`)}</dt>
              <dd>{row[key]}</dd>
            </div>
          ),
        )}
        {steps.map((key) => {
          const at = row[key];
          return at === null ? null : (
            <div key={key}>
              <dt>{text(`supervisions.columns.${key}`)}</dt>
              <dd>
                <Moment at={at} />
              </dd>
            </div>
          );
        })}
      </dl>
    </SidePanel>
  );
}
