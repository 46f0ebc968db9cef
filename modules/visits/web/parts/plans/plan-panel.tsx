import { Link } from '@tanstack/react-router';
import { SidePanel, useText } from '#ui/index.ts';
import type { VisitPlan } from '../../../contract/visit-plan.ts';
import { Fact, momentOf } from './visit-facts.tsx';

/** One plan beside the list, with the way to its firms. */
export function PlanPanel({ plan }: { plan: VisitPlan | undefined }) {
  const text = useText('visits');
  if (plan === undefined) return null;
  const title = (key: string) => text(`plans.columns.${key}`);
  return (
    <SidePanel
      title={plan.title}
      footer={<Link to={`/visits/plans/${plan.id}` as '/'}>{text('plans.plan.open')}</Link>}
    >
      <dl className="ys-facts">
        <Fact name={title('planState')}>{text(`plans.planStates.${plan.state}`)}</Fact>
        <Fact name={title('department')}>{plan.department.name}</Fact>
        <Fact name={title('startsOn')}>{plan.startsOn}</Fact>
        <Fact name={title('endsOn')}>{plan.endsOn}</Fact>
        <Fact name={title('visited')}>{text('plans.plan.progress', { visited: plan.visited, firms: plan.firms })}</Fact>
        <Fact name={title('late')}>{plan.late}</Fact>
        {plan.chosenBy === null ? null : <Fact name={title('chosenBy')}>{plan.chosenBy}</Fact>}
        {plan.withdrawnReason === null ? null : <Fact name={text('plans.plan.reason')}>{plan.withdrawnReason}</Fact>}
        <Fact name={title('madeBy')}>
          {plan.madeBy ?? text('plans.visits.nobody')} <span className="ys-meta">{momentOf(plan.madeAt)}</span>
        </Fact>
      </dl>
    </SidePanel>
  );
}
