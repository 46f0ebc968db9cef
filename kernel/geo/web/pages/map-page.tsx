import '../parts/map.css';
import { Link } from '@tanstack/react-router';
import { EmptyState, ErrorState, LoadingState, Page, PlanMap, usePanel, useSession, useText } from '#ui/index.ts';
import { drawShape, exportLayer } from '../../contract/endpoints.ts';
import { ShapePanel } from '../parts/shape-panel.tsx';
import { useMapLayers } from '../parts/use-map-layers.ts';

/** Parts layer and object in the address: neither has it. */
const divider = '~';

/** Every layer of the zone on one map, with the same objects as a list and each of them beside it. */
export function MapPage() {
  const text = useText('geo');
  const { can } = useSession();
  const panel = usePanel();
  const { layers, tiles, demonstration, loading, error, retry } = useMapLayers();
  const [layerId = '', objectId = ''] = (panel.id ?? '').split(divider);
  const layer = layers.find(({ id }) => id === layerId);
  const feature = layer?.features.find(({ id }) => id === objectId);
  const drawn = layers.some(({ features }) => features.length > 0);
  const actions = (
    <div className="geo-links">
      {can(drawShape.permission) ? (
        <>
          <Link to="/map/draw">{text('page.draw')}</Link>
          <Link to="/map/import">{text('page.import')}</Link>
        </>
      ) : null}
      {can(exportLayer.permission) ? <Link to="/map/layers">{text('page.layers')}</Link> : null}
    </div>
  );
  return (
    <Page title={text('page.title')} meta={text('page.meta')} actions={actions}>
      {error === null ? null : <ErrorState error={error} onRetry={retry} />}
      {loading && !drawn ? <LoadingState lines={14} /> : null}
      {!loading && !drawn && error === null ? (
        <EmptyState title={text('page.none')}>{text('page.noneHint')}</EmptyState>
      ) : null}
      {drawn ? (
        <PlanMap
          label={text('page.label')}
          layers={layers}
          tone="light"
          height={680}
          list="beside"
          callout={false}
          tiles={tiles}
          selected={feature === undefined ? undefined : { layer: layerId, id: objectId }}
          onSelect={(next) => (next === undefined ? panel.close() : panel.open(`${next.layer}${divider}${next.id}`))}
          {...(demonstration && { note: text('page.plan') })}
        />
      ) : null}
      {layer === undefined || feature === undefined ? null : <ShapePanel layer={layer} feature={feature} />}
    </Page>
  );
}
