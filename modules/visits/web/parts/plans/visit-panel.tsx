import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, SidePanel, useApi, useText } from '#ui/index.ts';
import { getVisit } from '../../../contract/visit-endpoints.ts';
import { VisitFacts } from './visit-facts.tsx';

/** One visit beside the register. */
export function VisitPanel({ visitId, name }: { visitId: string; name: string | undefined }) {
  const text = useText('visits');
  const answer = useApi(getVisit, { params: { visitId } });
  // While the next visit loads the old answer stays: it must not stand under the new name.
  const visit = answer.data?.id === visitId ? answer.data : undefined;
  return (
    <SidePanel
      title={visit?.firm.name ?? name ?? text('plans.visits.one')}
      footer={
        <Link to={`/visits/${visitId}` as '/'} className="ys-verb">
          {text('plans.visits.open')}
        </Link>
      }
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {visit === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {visit === undefined ? null : <VisitFacts visit={visit} />}
    </SidePanel>
  );
}
