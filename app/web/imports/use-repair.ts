import { useState } from 'react';
import type { DraftView, Repair } from '#platform/sheets/contract/draft.ts';
import { repairDraft, undoRepair } from '#platform/sheets/contract/endpoints.ts';
import { type ApiError, useApiMutation } from '#ui/index.ts';
import { useDraftChange } from './use-draft-change.ts';

/** Mends a draft: one call is one step that can be taken back; what it did is kept for the page to say. */
export function useRepair(draft: DraftView): {
  repair: (repairs: Repair[]) => void;
  undo: () => void;
  isPending: boolean;
  error: ApiError | null;
  /** Cells or rows that the last step changed; undefined before the first and after one was taken back. */
  changed: number | undefined;
} {
  const change = useDraftChange();
  const mend = useApiMutation(repairDraft);
  const back = useApiMutation(undoRepair);
  const [changed, setChanged] = useState<number>();
  const params = { draftId: draft.id };
  return {
    repair: (repairs) => {
      back.reset();
      mend.mutate(
        { params, body: { repairs } },
        {
          onSuccess: (answer) => {
            setChanged(answer.changed);
            change.put(answer.draft);
          },
          onError: change.reload,
        },
      );
    },
    undo: () => {
      mend.reset();
      setChanged(undefined);
      back.mutate({ params }, { onSuccess: change.put, onError: change.reload });
    },
    isPending: mend.isPending || back.isPending,
    error: mend.error ?? back.error,
    changed,
  };
}
