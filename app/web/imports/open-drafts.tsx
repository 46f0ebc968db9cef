import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { discardDraft, listDrafts } from '#platform/sheets/contract/endpoints.ts';
import { Moment, Section, useApi, useApiMutation, useText } from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';

/** Sheets that were sent and not finished: to go on with, or to throw away. Nothing where there are none. */
export function OpenDrafts({ register }: { register?: string | undefined }) {
  const text = useText('imports');
  const client = useQueryClient();
  const answer = useApi(listDrafts, {});
  const discard = useApiMutation(discardDraft);
  const drafts = (answer.data?.drafts ?? []).filter((draft) => register === undefined || draft.register === register);
  if (drafts.length === 0) return null;
  const throwAway = (draftId: string) =>
    discard.mutate({ params: { draftId } }, { onSettled: () => void client.invalidateQueries() });
  return (
    <Section title={text('drafts.title')} note={text('drafts.note')}>
      {discard.error ? <Refusal error={discard.error} /> : null}
      <ul className="imports-drafts">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <div>
              <b>{draft.fileName}</b>
              <span className="ys-meta">
                {draft.title} · <Moment className="imports-moment" at={draft.createdAt} />
              </span>
            </div>
            <span className="imports-verbs">
              <Link to="/imports/$draftId" params={{ draftId: draft.id }}>
                {text('drafts.goOn')}
                <span className="ys-hidden"> {draft.fileName}</span>
              </Link>
              <button
                type="button"
                className="ys-link"
                disabled={discard.isPending}
                onClick={() => throwAway(draft.id)}
              >
                {text('drafts.discard')}
                <span className="ys-hidden"> {draft.fileName}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
