import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { getLayerFeatures, listLayers } from '#kernel/geo/contract/endpoints.ts';
import {
  callApi,
  ErrorState,
  LoadingState,
  type MapSelection,
  PlanMap,
  useApi,
  useLocale,
  useText,
} from '#ui/index.ts';

/** The zone in the middle: what stands where, and on what a light burns. */
export function ScreenMap({ tall }: { tall: boolean }) {
  const text = useText('cockpit');
  const locale = useLocale();
  const [selected, select] = useState<MapSelection>();
  const list = useApi(listLayers, {});
  const features = useQueries({
    queries: (list.data?.layers ?? []).map(({ id }) => ({
      queryKey: [getLayerFeatures.id, id, locale],
      queryFn: ({ signal }: { signal: AbortSignal }) => callApi(getLayerFeatures, { params: { layerId: id } }, signal),
      staleTime: 60_000,
    })),
  });
  const layers = features.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const error = list.error ?? features.find((each) => each.error !== null && each.data === undefined)?.error ?? null;
  return (
    <section className="ys-screen-map" aria-label={text('web.screen.map')}>
      {layers.length > 0 ? (
        <PlanMap
          label={text('web.screen.map')}
          heading={<b>{text('web.screen.map')}</b>}
          note={text('web.screen.mapNote')}
          layers={layers}
          tone="dark"
          selected={selected}
          onSelect={select}
          height={tall ? 'fill' : 440}
          tiles={list.data?.tiles ?? null}
        />
      ) : error !== null ? (
        <ErrorState error={error} onRetry={() => void list.refetch()} />
      ) : list.data !== undefined && features.every(({ isPending }) => !isPending) ? (
        <p className="ys-screen-empty ys-screen-map-empty">{text('web.screen.mapEmpty')}</p>
      ) : (
        <LoadingState lines={6} />
      )}
    </section>
  );
}
