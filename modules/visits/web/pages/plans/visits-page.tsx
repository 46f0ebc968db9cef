import '../../parts/plans/visits.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type Column,
  ExportButton,
  formatCount,
  RegisterPage,
  type Text,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type VisitRow, visitPurpose } from '../../../contract/visit.ts';
import { exportVisits, listVisits } from '../../../contract/visit-endpoints.ts';
import { useChoices, useFields } from '../../parts/plans/use-choices.ts';
import { VisitPanel } from '../../parts/plans/visit-panel.tsx';
import { rowsPerPage, visitQuery } from '../../parts/plans/visit-query.ts';

/** The register of visits: filters, page and open panel are in the address. */
export function VisitsPage() {
  const text = useText('visits');
  const [search] = useUrlSearch();
  const { can, zone } = useSession();
  const query = visitQuery(search);
  const answer = useApi(listVisits, { query });
  const { data } = answer;
  const columns = useMemo(() => visitColumns(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const choices = useChoices();
  const fields = useFields();
  const sum = (key: 'firms' | 'exempt' | 'joint') => {
    const count = data?.sums[key] ?? 0;
    return <span>{text(`plans.visits.${key}`, { count, shown: formatCount(count) })}</span>;
  };
  return (
    <RegisterPage
      name="visits"
      title={text('plans.visits.title')}
      meta={zone?.name}
      verb={can('visits:visits.record') ? <RecordLink /> : undefined}
      caption={text('plans.visits.caption')}
      fields={[
        fields.words,
        fields.day('from'),
        fields.day('to'),
        fields.named('department', choices.departments),
        fields.named('officer', choices.officers),
        fields.coded('purpose', 'purposes', visitPurpose.options),
        fields.coded('exempt', 'exemptChoices', ['yes', 'no'], true),
        fields.coded('issues', 'issueChoices', ['with', 'without'], true),
        fields.coded('withdrawn', 'withdrawnChoices', ['only', 'all'], true),
      ]}
      otherFilters={['firm', 'plan', 'size', 'industry']}
      columns={columns}
      answer={answer}
      rows={data?.visits}
      rowKey={(visit) => visit.id}
      total={data?.total}
      pageSize={rowsPerPage}
      summary={
        data && (
          <>
            <b>{text('plans.visits.total', { count: data.total, shown: formatCount(data.total) })}</b>
            {sum('firms')}
            {sum('joint')}
            {sum('exempt')}
          </>
        )
      }
      tools={
        can(exportVisits.permission) ? (
          <ExportButton endpoint={exportVisits} input={{ query: wanted }} count={data?.total} />
        ) : null
      }
      empty={{ title: text('plans.visits.none'), hint: text('plans.visits.noneHint') }}
      panel={(id) => <VisitPanel visitId={id} name={data?.visits.find((one) => one.id === id)?.firm.name} />}
    />
  );
}

function RecordLink() {
  const text = useText('visits');
  return (
    <Link to={'/visits/record' as '/'} className="visit-head-link">
      {text('plans.visits.record')}
    </Link>
  );
}

function visitColumns(text: Text): Column<VisitRow>[] {
  const title = (key: string) => text(`plans.columns.${key}`);
  return [
    { key: 'firm', title: title('firm'), width: 260, render: (one) => one.firm.name },
    { key: 'day', title: title('day'), sortable: true, width: 100, narrow: 'lead', render: (one) => one.day },
    { key: 'purpose', title: title('purpose'), narrow: 'lead', render: (one) => text(`plans.purposes.${one.purpose}`) },
    {
      ...{ key: 'departments', title: title('departments'), narrow: 'line' as const },
      render: (one) => one.departments.map(({ name }) => name).join(' · '),
    },
    { key: 'officers', title: title('officers'), narrow: 'line', render: (one) => one.officers.join(' · ') },
    { key: 'issues', title: title('issues'), align: 'end', narrow: 'line', render: (one) => formatCount(one.issues) },
    {
      ...{ key: 'exemption', title: title('exemption'), narrow: 'none' as const },
      render: (one) => one.exemption && text(`plans.exemptions.${one.exemption}`),
    },
    {
      ...{ key: 'withdrawn', title: title('withdrawn'), extra: true, narrow: 'none' as const },
      render: (one) => one.withdrawn && text('plans.withdrawn'),
    },
    { key: 'code', title: title('code'), extra: true, narrow: 'none', render: (one) => one.firm.code },
  ];
}
