import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, SidePanel, useApi, useText } from '#ui/index.ts';
import { getIssue } from '../../../contract/issue-endpoints.ts';
import { IssueFacts } from './issue-facts.tsx';
import { IssueLight } from './issue-light.tsx';

/** One issue beside the register. */
export function IssuePanel({ caseId, title }: { caseId: string; title: string | undefined }) {
  const text = useText('visits');
  const answer = useApi(getIssue, { params: { caseId } });
  // While the next issue loads the old answer stays: it must not stand under the new title.
  const issue = answer.data?.id === caseId ? answer.data : undefined;
  return (
    <SidePanel
      title={issue?.title ?? title ?? text('issues.one')}
      footer={
        <Link to={`/issues/${caseId}` as '/'} className="ys-verb">
          {text('issues.open')}
        </Link>
      }
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {issue === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {issue === undefined ? null : (
        <>
          <p>
            <IssueLight light={issue.light} workingDays={issue.workingDays} />{' '}
            {text(`lifecycles.issue.states.${issue.state}`)} · {issue.firm.name}
          </p>
          <IssueFacts issue={issue} />
        </>
      )}
    </SidePanel>
  );
}
