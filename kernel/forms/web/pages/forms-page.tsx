import '../parts/forms.css';
import { Link } from '@tanstack/react-router';
import {
  type Column,
  ExportButton,
  formatCount,
  PageButton,
  RegisterPage,
  SidePanel,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import type { FormRow } from '../../contract/form.ts';
import { createForm, exportForms, listForms } from '../../contract/form-endpoints.ts';
import { formsQuery, rowsPerPage } from '../parts/form-query.ts';
import { FormStateTag, VersionWords } from '../parts/forms-words.tsx';

/** Every form of the zone: its state, the version in force, and how often it was sent in. */
export function FormsPage() {
  const text = useText('forms');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const query = formsQuery(search);
  const answer = useApi(listForms, { query: { ...query, page: Number(search.page ?? 1), pageSize: rowsPerPage } });
  const { data } = answer;
  const begins = can(createForm.permission) && (data?.own.length ?? 0) > 0;
  const facet = (key: 'state' | 'subject' | 'department') => ({
    ...{ key, label: text(`columns.${key}`), kind: 'choice' as const, options: [...(data?.facets[key] ?? [])] },
  });
  return (
    <RegisterPage
      name="forms.forms"
      title={text('web.list.title')}
      meta={text('web.list.meta')}
      {...(begins && {
        verb: (
          <PageButton href="/forms/new" filled>
            {text('web.list.begin')}
          </PageButton>
        ),
      })}
      caption={text('list.title')}
      fields={[
        { key: 'q', label: text('list.words'), kind: 'words' },
        ...[facet('state'), facet('subject'), facet('department')],
      ]}
      columns={useFormColumns()}
      answer={answer}
      rows={data?.forms}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={rowsPerPage}
      summary={data && <b>{text('web.list.count', { count: data.total, shown: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportForms} input={{ query }} count={data?.total} />}
      empty={{ title: text('web.list.empty'), hint: text('web.list.emptyHint') }}
      panel={(id) => <Panel form={data?.forms.find((one) => one.id === id)} />}
    />
  );
}

function useFormColumns(): readonly Column<FormRow>[] {
  const text = useText('forms');
  const title = (key: string) => text(`columns.${key}`);
  return [
    { key: 'title', title: title('title'), width: 240, render: (row) => row.title },
    {
      ...{ key: 'state', title: title('state'), narrow: 'lead', width: 110 },
      render: ({ state, designing }) => (
        <>
          <FormStateTag state={state} />
          {designing && state !== 'designing' ? (
            <span className="ys-meta">{text('web.list.alsoDesigning')}</span>
          ) : null}
        </>
      ),
    },
    { key: 'subject', title: title('subject'), narrow: 'line', render: ({ subject }) => text(`subjects.${subject}`) },
    { key: 'department', title: title('department'), narrow: 'line', render: ({ department }) => department.name },
    { key: 'version', title: title('version'), narrow: 'none', render: (row) => <VersionWords form={row} /> },
    {
      ...{ key: 'submissions', title: title('submissions'), align: 'end', narrow: 'end' },
      render: ({ id, submissions }) =>
        submissions === 0 ? null : (
          <Link to="/forms/$formId/submissions" params={{ formId: id }} className="forms-number">
            {formatCount(submissions)}
          </Link>
        ),
    },
    { key: 'key', title: title('key'), extra: true, render: ({ key }) => key },
  ];
}

function Panel({ form }: { form: FormRow | undefined }) {
  const text = useText('forms');
  if (form === undefined) return null;
  const facts = [
    ['state', <FormStateTag key="state" state={form.state} />],
    ['version', form.version === null ? null : <VersionWords key="version" form={form} />],
    ['subject', text(`subjects.${form.subject}`)],
    ['department', form.department.name],
    ['key', form.key],
    ['submissions', formatCount(form.submissions)],
  ] as const;
  return (
    <SidePanel
      title={form.title}
      footer={
        <PageButton href={`/forms/${form.id}`} filled>
          {text('web.list.open')}
        </PageButton>
      }
    >
      <dl className="ys-facts">
        {facts.map(([key, value]) =>
          value === null ? null : (
            <div key={key}>
              <dt>{text(`columns.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <div className="forms-panel-links">
        <Link to="/forms/$formId/submissions" params={{ formId: form.id }}>
          {text('web.submissions.title')}
        </Link>
        {form.state === 'open' ? (
          <Link to="/forms/$formId/fill" params={{ formId: form.key }}>
            {text('web.fill.forOther')}
          </Link>
        ) : null}
      </div>
    </SidePanel>
  );
}
