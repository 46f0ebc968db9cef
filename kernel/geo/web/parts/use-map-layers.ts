import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ApiError, callApi, type MapLayerData, useApi, useLocale } from '#ui/index.ts';
import { getLayerFeatures, listLayers } from '../../contract/endpoints.ts';

/** Every layer that the caller may read with its features, lowest first; what is still loading is left out. */
export function useMapLayers() {
  const locale = useLocale();
  const list = useApi(listLayers, {});
  const answers = useQueries({
    queries: (list.data?.layers ?? []).map(({ id }) => ({
      queryKey: [getLayerFeatures.id, id, locale],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callApi(getLayerFeatures, { params: { layerId: id } }, signal) as Promise<MapLayerData>,
      staleTime: 30_000,
    })),
    combine: (all) => ({
      data: all.map(({ data }) => data),
      loading: all.some(({ isPending }) => isPending),
      error: (all.find(({ error }) => error !== null)?.error ?? null) as ApiError | null,
      retry: () => {
        for (const one of all) void one.refetch();
      },
    }),
  });
  const layers = useMemo(() => answers.data.filter((layer) => layer !== undefined), [answers.data]);
  return {
    layers,
    tiles: list.data?.tiles ?? null,
    demonstration: list.data?.demonstration ?? false,
    loading: list.isPending || answers.loading,
    error: list.error ?? answers.error,
    retry: () => {
      void list.refetch();
      answers.retry();
    },
  };
}
