import type { PlanMapProps } from './plan-map-props.ts';

/** The plan of a zone with layers of objects above its ground. */
export default function PlanMap({ label, layers, onSelect }: PlanMapProps) {
  return (
    <figure className="ys-map" aria-label={label}>
      <ul>
        {layers.flatMap((layer) =>
          layer.features.map((one) => (
            <li key={`${layer.id} ${one.id}`}>
              <button type="button" onClick={() => onSelect({ layer: layer.id, id: one.id })}>
                {one.name}
              </button>
            </li>
          )),
        )}
      </ul>
    </figure>
  );
}
