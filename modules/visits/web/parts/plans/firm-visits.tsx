import './visits.css';
import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import { getAllowance, listVisits } from '../../../contract/visit-endpoints.ts';

/** Visits shown in a firm's file; the register has them all. */
const mostShown = 8;

/** Visits to a firm in its file: the last ones, what the cap still allows today, and the way to all of them. */
export default function FirmVisits({ firmId }: { firmId: string }) {
  const text = useText('visits');
  const answer = useApi(listVisits, { query: { firm: firmId, pageSize: mostShown } });
  const left = useApi(getAllowance, { params: { firmId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  return (
    <>
      {left.data === undefined ? null : (
        <p className="ys-meta">{text('plans.panel.left', { count: left.data.totalLeft })}</p>
      )}
      {answer.data.visits.length === 0 ? <p className="ys-meta">{text('plans.panel.none')}</p> : null}
      <ul className="visit-lines">
        {answer.data.visits.map((visit) => (
          <li key={visit.id}>
            <Link to={`/visits/${visit.id}` as '/'}>{visit.day}</Link> {text(`plans.purposes.${visit.purpose}`)}{' '}
            <span className="ys-meta">
              {visit.departments.map(({ name }) => name).join(' · ')} {visit.officers.join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {answer.data.total > 0 ? (
        <p>
          <Link to={'/visits' as string} search={{ firm: firmId }}>
            {text('plans.panel.all')}
          </Link>
        </p>
      ) : null}
    </>
  );
}
