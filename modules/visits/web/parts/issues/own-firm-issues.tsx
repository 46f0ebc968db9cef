import './issues.css';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { EmptyState, LoadingState, useApi, useText } from '#ui/index.ts';
import { listOwnIssues } from '../../../contract/issue-endpoints.ts';
import { OwnRefusal } from '../intake/own-refusal.tsx';

/** Issues of the reader's own firm: those that wait for its word say so. */
export function OwnIssueList({ most = 200 }: { most?: number }) {
  const text = useText('visits');
  const answer = useApi(listOwnIssues, {});
  if (answer.error) return <OwnRefusal error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={4} />;
  const { issues } = answer.data;
  const several = new Set(issues.map(({ firmId }) => firmId)).size > 1;
  if (issues.length === 0)
    return <EmptyState title={text('issues.mineNone')}>{text('issues.mineNoneHint')}</EmptyState>;
  return (
    <ul className="issue-lines">
      {issues.slice(0, most).map((one) => (
        <li key={one.id}>
          <Link to={`/my-issues/${one.id}` as '/'}>{one.title}</Link>{' '}
          <Tag variant="outlined">{text(`lifecycles.issue.states.${one.state}`)}</Tag>
          <div className="ys-meta">
            {[one.number, ...(several ? [one.firm] : []), one.raisedOn, one.lead ?? text('issues.noDepartment')].join(
              ' · ',
            )}
          </div>
          {one.state === 'replied' || one.state === 'asked' ? <p>{text(`issues.asks.${one.state}`)}</p> : null}
        </li>
      ))}
    </ul>
  );
}

/** The same on the page of the own firm. */
export default function OwnFirmIssues(_given: { firmId: string }) {
  const text = useText('visits');
  return (
    <>
      <OwnIssueList most={8} />
      <p>
        <Link to={'/my-issues' as '/'}>{text('issues.all')}</Link>
      </p>
    </>
  );
}
