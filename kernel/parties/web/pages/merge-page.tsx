import '../parts/parties.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  NoPermission,
  Page,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type FieldChoice, mergeableKind } from '../../contract/merging.ts';
import { previewMerge } from '../../contract/merging-endpoints.ts';
import { registerOf } from '../parts/merge-entry.ts';
import { MergeForm } from '../parts/merge-form.tsx';

/** Two entries side by side, under an address that names both; what the merge does is shown before it is done. */
export function MergePage() {
  const text = useText('parties');
  const { can, account } = useSession();
  const [search] = useUrlSearch();
  if (!can(previewMerge.permission)) return <NoPermission signedIn={account !== null} />;
  const { keep, other } = search;
  const kind = mergeableKind.safeParse(search.kind).data ?? 'firm';
  const crumbs = <Link to="/duplicates">{text('duplicates.title')}</Link>;
  return (
    <Page title={text(`merging.titles.${kind}`)} crumbs={crumbs}>
      {typeof keep === 'string' && typeof other === 'string' ? (
        <Comparison key={`${keep} ${other}`} kind={kind} keep={keep} other={other} />
      ) : (
        <EmptyState title={text('merging.title')}>{text('merging.incomplete')}</EmptyState>
      )}
    </Page>
  );
}

function Comparison({
  kind,
  keep,
  other,
}: {
  kind: (typeof mergeableKind.options)[number];
  keep: string;
  other: string;
}) {
  const navigate = useNavigate();
  const [search, change] = useUrlSearch();
  const [choices, setChoices] = useState<Record<string, FieldChoice>>({});
  // The preview writes nothing; it is asked for like a page.
  const answer = useApi(previewMerge, { body: { kind, survivorId: keep, otherId: other, choices } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={10} />;
  const done = () => navigate({ to: registerOf[kind], search: { panel: keep } });
  return (
    <MergeForm
      kind={kind}
      told={answer.data}
      choices={choices}
      onChoose={setChoices}
      onSwap={() => change({ ...search, keep: other, other: keep }, { replace: true })}
      onDone={() => void done()}
    />
  );
}
