import { useQueryClient } from '@tanstack/react-query';
import { type AnyEndpoint, type ApiInput, useApiMutation } from '#ui/index.ts';

/** Sends what was previewed: everything shown is asked for again but the preview, of which nothing is left to foretell. */
export function useMergeAct<E extends AnyEndpoint>(endpoint: E, preview: AnyEndpoint) {
  const client = useQueryClient();
  const sending = useApiMutation(endpoint);
  const act = (input: ApiInput<E>, onDone: () => void) =>
    sending.mutate(input, {
      onSuccess: () => {
        onDone();
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== preview.id });
        client.removeQueries({ queryKey: [preview.id], type: 'inactive' });
      },
    });
  return { act, pending: sending.isPending, error: sending.error };
}
