import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { useLocale } from '../i18n/i18n.ts';
import type { ApiError } from './api-error.ts';
import { type AnyEndpoint, type ApiInput, callApi } from './client.ts';

/** Reads an endpoint; old rows stay while new ones load, and a switch of language asks again. */
export function useApi<E extends AnyEndpoint>(
  endpoint: E,
  input: ApiInput<E>,
  options: { enabled?: boolean } = {},
): UseQueryResult<EndpointResult<E>, ApiError> {
  const locale = useLocale();
  return useQuery<EndpointResult<E>, ApiError>({
    queryKey: [endpoint.id, input, locale],
    queryFn: ({ signal }) => callApi(endpoint, input, signal),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

/** Calls an endpoint that changes something; afterwards everything read before is asked for again by who shows it. */
export function useApiMutation<E extends AnyEndpoint>(
  endpoint: E,
): UseMutationResult<EndpointResult<E>, ApiError, ApiInput<E>> {
  return useMutation<EndpointResult<E>, ApiError, ApiInput<E>>({ mutationFn: (input) => callApi(endpoint, input) });
}
