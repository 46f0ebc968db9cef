import './issues.css';
import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import { listIssues } from '../../../contract/issue-endpoints.ts';
import { IssueLight } from './issue-light.tsx';

/** Issues shown in a firm's file; the register has them all. */
const mostShown = 8;

/** Issues of a firm in its file: the last ones, and the way to all of them. */
export default function FirmIssues({ firmId }: { firmId: string }) {
  const text = useText('visits');
  const answer = useApi(listIssues, { query: { firm: firmId, pageSize: mostShown } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  const { issues, total } = answer.data;
  return (
    <>
      {total === 0 ? <p className="ys-meta">{text('issues.firmNone')}</p> : null}
      <ul className="issue-lines">
        {issues.map((one) => (
          <li key={one.id}>
            <Link to={`/issues/${one.id}` as '/'}>{one.title}</Link>{' '}
            <IssueLight light={one.light} workingDays={one.workingDays} />{' '}
            <span className="ys-meta">
              {one.number} · {one.raisedOn} · {text(`lifecycles.issue.states.${one.state}`)} ·{' '}
              {one.lead?.name ?? text('issues.noDepartment')}
            </span>
          </li>
        ))}
      </ul>
      {total > 0 ? (
        <p>
          <Link to={'/issues' as string} search={{ firm: firmId }}>
            {text('issues.all')}
          </Link>
        </p>
      ) : null}
    </>
  );
}
