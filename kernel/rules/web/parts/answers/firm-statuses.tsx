import '../rules.css';
import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import { listStatuses } from '../../../contract/status-endpoints.ts';
import { usePeriodWords } from '../rule-words.tsx';

/** The statuses that rules granted to a firm, with their days and the answer that each comes from. */
export default function FirmStatuses({ firmId }: { firmId: string }) {
  const text = useText('rules');
  const period = usePeriodWords();
  const answer = useApi(listStatuses, { query: { partyId: firmId, pageSize: 50 } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={2} />;
  const { statuses } = answer.data;
  if (statuses.length === 0) return <p className="ys-meta">{text('pages.statuses.firmNone')}</p>;
  return (
    <ul className="rul-lines">
      {statuses.map(({ id, status, state, since, until, rule, evaluationId }) => (
        <li key={id}>
          <Link to="/rule-evaluations/$evaluationId" params={{ evaluationId }}>
            {status}
          </Link>{' '}
          {period(since, until)}{' '}
          <span className="ys-meta">
            {text(`pages.statuses.states.${state}`)} · {rule.name}
          </span>
        </li>
      ))}
    </ul>
  );
}
