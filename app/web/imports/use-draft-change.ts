import { useQueryClient } from '@tanstack/react-query';
import type { DraftView } from '#platform/sheets/contract/draft.ts';
import { getDraft, listDraftRows } from '#platform/sheets/contract/endpoints.ts';
import { useLocale } from '#ui/index.ts';

/** Puts a draft that a change answered with in place of the one on the page, and asks for its rows anew. */
export function useDraftChange(): { put: (draft: DraftView) => void; reload: () => void } {
  const client = useQueryClient();
  const locale = useLocale();
  return {
    put: (draft) => {
      client.setQueryData([getDraft.id, { params: { draftId: draft.id } }, locale], draft);
      void client.invalidateQueries({ queryKey: [listDraftRows.id] });
    },
    // Somebody else, or the same person in another window, was faster: what is on the page is old.
    reload: () => void client.invalidateQueries(),
  };
}
