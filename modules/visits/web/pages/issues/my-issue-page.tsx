import { Link, useParams } from '@tanstack/react-router';
import { CasePage } from '#kernel/cases/web/front-door.ts';
import { Section, useApi, useText } from '#ui/index.ts';
import { listOwnIssues } from '../../../contract/issue-endpoints.ts';
import { ratedIssueStates } from '../../../contract/service-officer.ts';
import { RateAfterIssue } from '../../parts/officers/own-officers.tsx';

/** One issue for the people of its firm: where it stands, what was said, and their own word. */
export function MyIssuePage() {
  const text = useText('visits');
  const { caseId } = useParams({ strict: false }) as { caseId?: string };
  const { data } = useApi(listOwnIssues, {});
  const issue = data?.issues.find(({ id }) => id === caseId);
  if (caseId === undefined) return null;
  return (
    <CasePage
      key={caseId}
      caseId={caseId}
      crumbs={<Link to={'/my-issues' as '/'}>{text('issues.mine')}</Link>}
      facts={
        issue === undefined ? null : (
          <>
            <Section title={text('issues.about')}>
              <p className="issue-text">{issue.text}</p>
            </Section>
            {ratedIssueStates.includes(issue.state) ? (
              <RateAfterIssue issueId={issue.id} firmId={issue.firmId} />
            ) : null}
          </>
        )
      }
    />
  );
}
