import './imports.css';
import { Link, useParams } from '@tanstack/react-router';
import type { DraftView } from '#platform/sheets/contract/draft.ts';
import { getDraft } from '#platform/sheets/contract/endpoints.ts';
import { ErrorState, LoadingState, Page, useApi, useText, useUrlSearch } from '#ui/index.ts';
import { ColumnsStep } from './columns-step.tsx';
import { CommitStep } from './commit-step.tsx';
import { type ImportStep, ImportSteps, importSteps } from './import-steps.tsx';
import { OpenDrafts } from './open-drafts.tsx';
import { RepairStep } from './repair-step.tsx';

/** One sheet on its way: the server keeps it, the address says the step. */
export function DraftPage() {
  const text = useText('imports');
  const { draftId } = useParams({ strict: false }) as { draftId: string };
  const [search] = useUrlSearch();
  const answer = useApi(getDraft, { params: { draftId } });
  const draft = answer.data?.id === draftId ? answer.data : undefined;
  return (
    <Page
      title={draft === undefined ? text('choose.title') : text('title', { register: draft.register.title })}
      meta={draft?.fileName}
      crumbs={<Link to="/imports">{text('history.title')}</Link>}
    >
      {answer.error ? (
        <>
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
          <OpenDrafts />
        </>
      ) : null}
      {draft === undefined && !answer.error ? <LoadingState lines={10} /> : null}
      {draft === undefined || answer.error ? null : <DraftStep draft={draft} step={stepOf(draft, search.step)} />}
    </Page>
  );
}

/** Nothing is checked before every required column has one; till then the address can ask for no later step. */
function stepOf(draft: DraftView, asked: unknown): ImportStep {
  if (draft.summary === null) return 'columns';
  return importSteps.slice(1).find((step) => step === asked) ?? 'columns';
}

function DraftStep({ draft, step }: { draft: DraftView; step: ImportStep }) {
  const reachable: ImportStep[] = draft.summary === null ? ['columns'] : ['columns', 'repair', 'commit'];
  return (
    <>
      <ImportSteps current={step} reachable={reachable} />
      {step === 'columns' ? <ColumnsStep draft={draft} /> : null}
      {step === 'repair' && draft.summary !== null ? <RepairStep draft={draft} summary={draft.summary} /> : null}
      {step === 'commit' && draft.summary !== null ? <CommitStep draft={draft} summary={draft.summary} /> : null}
    </>
  );
}
