import './visits.css';
import { ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import { listOwnVisits } from '../../../contract/visit-endpoints.ts';

/** Visits to the reader's own firm: when, which departments, what for; and the rule that protects it. */
export default function OwnFirmVisits({ firmId }: { firmId: string }) {
  const text = useText('visits');
  const answer = useApi(listOwnVisits, { params: { firmId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  const { rule, visits } = answer.data;
  return (
    <>
      <p className="ys-meta">{text('plans.panel.ownLead')}</p>
      <p className="ys-meta">
        {text('plans.cap.line', { months: rule.months, total: rule.totalMost, department: rule.departmentMost })}
      </p>
      {visits.length === 0 ? <p className="ys-meta">{text('plans.panel.ownNone')}</p> : null}
      <ul className="visit-lines">
        {visits.map((visit) => (
          <li key={visit.id}>
            {visit.day} {text(`plans.purposes.${visit.purpose}`)}{' '}
            <span className="ys-meta">{visit.departments.join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
