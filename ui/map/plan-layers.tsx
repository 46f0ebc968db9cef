import { memo } from 'react';
import { type Fit, pathOf } from './plan-geometry.ts';
import type { MapLayerData } from './plan-map-props.ts';

/** How the ground is drawn, the first one lowest; what is alike is one path. */
const looks = ['outline', 'district', 'green', 'water', 'block', 'road', 'mainRoad', 'railway', 'place'] as const;

/** The ground of a plan; drawn once, moved and scaled as a whole. */
export const PlanGround = memo(function PlanGround({ layer, fit }: { layer: MapLayerData; fit: Fit }) {
  return (
    <g className="ys-plan-ground">
      {looks.map((look) => {
        const path = layer.features
          .filter((one) => (one.look ?? 'place') === look)
          .map(({ geometry }) => pathOf(geometry, fit))
          .join('');
        if (path === '') return null;
        // A railway is a dark band with light dashes on it.
        const under = look === 'railway' ? <path className="railway-bed" d={path} /> : null;
        return (
          <g key={look}>
            {under}
            <path className={look} d={path} />
          </g>
        );
      })}
    </g>
  );
});

/** The objects of one layer; drawn once, moved and scaled as a whole. */
export const PlanLayer = memo(function PlanLayer({ layer, fit }: { layer: MapLayerData; fit: Fit }) {
  return (
    <g className={`ys-plan-layer ${layer.kind}`}>
      {layer.features.map((one) => (
        <path
          key={one.id}
          className={
            one.stage === undefined ? kindClass(one.geometry.type) : `${kindClass(one.geometry.type)} s${one.stage}`
          }
          d={pathOf(one.geometry, fit)}
          data-layer={layer.id}
          data-object={one.id}
        />
      ))}
    </g>
  );
});

function kindClass(type: string): string {
  if (type === 'Point') return 'dot';
  return type.endsWith('LineString') ? 'stroke' : 'fill';
}
