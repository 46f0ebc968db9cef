import { Link, useParams } from '@tanstack/react-router';
import { CasePage } from '#kernel/cases/web/front-door.ts';
import { useApi, useText } from '#ui/index.ts';
import { getIssue } from '../../../contract/issue-endpoints.ts';
import { IssueFacts } from '../../parts/issues/issue-facts.tsx';
import { IssuePapers, IssueVerbs } from '../../parts/issues/issue-verbs.tsx';
import { SimilarIssues } from '../../parts/issues/similar-issues.tsx';

/** One issue: its case with the limits and acts, and what the firm brought up, was asked and said. */
export function IssuePage() {
  const { caseId } = useParams({ strict: false }) as { caseId?: string };
  return caseId === undefined ? null : <Issue key={caseId} caseId={caseId} />;
}

function Issue({ caseId }: { caseId: string }) {
  const text = useText('visits');
  const { data } = useApi(getIssue, { params: { caseId } });
  return (
    <CasePage
      caseId={caseId}
      crumbs={
        <>
          <Link to={'/issues' as '/'}>{text('issues.title')}</Link>
          {data === undefined ? null : (
            <>
              <span>/</span> <span>{data.number}</span>
            </>
          )}
        </>
      }
      actions={data === undefined ? null : <IssuePapers issue={data} />}
      facts={(shown) =>
        data === undefined ? null : (
          <>
            <IssueFacts issue={data} />
            <SimilarIssues issue={data} />
            <IssueVerbs issue={data} shown={shown} />
          </>
        )
      }
    />
  );
}
