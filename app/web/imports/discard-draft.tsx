import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DraftView } from '#platform/sheets/contract/draft.ts';
import { discardDraft, listDrafts } from '#platform/sheets/contract/endpoints.ts';
import { Popup, useApiMutation, useText } from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';

/** Throws the draft away after saying what is lost. */
export function DiscardDraft({ draft }: { draft: DraftView }) {
  const text = useText('imports');
  const client = useQueryClient();
  const navigate = useNavigate();
  const discard = useApiMutation(discardDraft);
  const run = () =>
    discard.mutate(
      { params: { draftId: draft.id } },
      {
        // First away from here: a draft that is gone must not be asked for once more.
        onSuccess: () => {
          client.removeQueries({ queryKey: [listDrafts.id] });
          void navigate({ to: '/imports' }).then(() => client.invalidateQueries());
        },
      },
    );
  return (
    <Popup button={text('drafts.discardThis')} buttonClass="ys-link ys-tool" label={text('drafts.discardThis')}>
      {() => (
        <div className="ys-sheet-ask">
          <p>{text('drafts.discardEffect')}</p>
          {discard.error ? <Refusal error={discard.error} /> : null}
          <button type="button" className="ys-link" disabled={discard.isPending} onClick={run}>
            {text('drafts.discardVerb')}
          </button>
        </div>
      )}
    </Popup>
  );
}
