import '../../parts/plans/visits.css';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type Column,
  ExportButton,
  formatCount,
  Light,
  type LightState,
  RegisterPage,
  type Text,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type PlanState, planState, type VisitPlan } from '../../../contract/visit-plan.ts';
import { exportPlans, listPlans } from '../../../contract/visit-plan-endpoints.ts';
import { PlanPanel } from '../../parts/plans/plan-panel.tsx';
import { useChoices, useFields } from '../../parts/plans/use-choices.ts';
import { planQuery, rowsPerPage } from '../../parts/plans/visit-query.ts';

const lights: Record<PlanState, LightState> = {
  coming: 'hold',
  running: 'ok',
  done: 'ok',
  late: 'late',
  withdrawn: 'hold',
};

/** The visit plans with their progress, which follows the visits. */
export function PlansPage() {
  const text = useText('visits');
  const [search] = useUrlSearch();
  const { can, zone } = useSession();
  const query = planQuery(search);
  const answer = useApi(listPlans, { query });
  const { data } = answer;
  const columns = useMemo(() => planColumns(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const choices = useChoices();
  const fields = useFields();
  return (
    <RegisterPage
      name="visitPlans"
      title={text('plans.plan.title')}
      meta={zone?.name}
      verb={can('visits:plans.edit') ? <MakeLink /> : undefined}
      caption={text('plans.plan.caption')}
      fields={[
        fields.words,
        fields.coded('state', 'planStates', planState.options),
        fields.named('department', choices.departments),
      ]}
      columns={columns}
      answer={answer}
      rows={data?.plans}
      rowKey={(plan) => plan.id}
      late={(plan) => plan.state === 'late'}
      total={data?.total}
      pageSize={rowsPerPage}
      summary={
        data && (
          <>
            <b>{text('plans.plan.total', { count: data.total, shown: formatCount(data.total) })}</b>
            <span>{text('plans.plan.firms', { count: data.sums.firms, shown: formatCount(data.sums.firms) })}</span>
            <span>{text('plans.plan.visited', { shown: formatCount(data.sums.visited) })}</span>
            <span>{text('plans.plan.late', { shown: formatCount(data.sums.late) })}</span>
          </>
        )
      }
      tools={
        can(exportPlans.permission) ? (
          <ExportButton endpoint={exportPlans} input={{ query: wanted }} count={data?.total} />
        ) : null
      }
      panel={(id) => <PlanPanel plan={data?.plans.find((plan) => plan.id === id)} />}
      empty={{ title: text('plans.plan.none'), hint: text('plans.plan.noneHint') }}
    />
  );
}

function MakeLink() {
  const text = useText('visits');
  return (
    <Link to={'/visits/plans/new' as '/'} className="visit-head-link">
      {text('plans.plan.make')}
    </Link>
  );
}

function planColumns(text: Text): Column<VisitPlan>[] {
  const title = (key: string) => text(`plans.columns.${key}`);
  return [
    {
      ...{ key: 'title', title: title('title'), width: 260 },
      render: (plan) => plan.title,
    },
    {
      ...{ key: 'planState', title: title('planState'), narrow: 'lead' as const },
      render: (plan) => <Light state={lights[plan.state]}>{text(`plans.planStates.${plan.state}`)}</Light>,
    },
    { key: 'department', title: title('department'), narrow: 'line', render: (plan) => plan.department.name },
    { key: 'startsOn', title: title('startsOn'), width: 100, narrow: 'none', render: (plan) => plan.startsOn },
    { key: 'endsOn', title: title('endsOn'), width: 100, narrow: 'lead', render: (plan) => plan.endsOn },
    {
      ...{ key: 'progress', title: title('progress'), align: 'end' as const, narrow: 'end' as const },
      render: (plan) =>
        text('plans.plan.progress', { visited: formatCount(plan.visited), firms: formatCount(plan.firms) }),
    },
    { key: 'late', title: title('late'), align: 'end', narrow: 'none', render: (plan) => formatCount(plan.late) },
  ];
}
