import './plan.css';
import { type CSSProperties, useMemo, useState } from 'react';
import { getTile } from '#kernel/geo/contract/endpoints.ts';
import { downloadUrl } from '../api/client.ts';
import { useText } from '../i18n/i18n.ts';
import { PlanCard, placeCard } from './plan-card.tsx';
import { anchorOf, type Fit, fitLayers, seenAt, tilesOf } from './plan-geometry.ts';
import { PlanFoot, PlanHead, PlanTools } from './plan-head.tsx';
import { placeNames } from './plan-labels.ts';
import { PlanGround, PlanLayer } from './plan-layers.tsx';
import { PlanList } from './plan-list.tsx';
import type { PlanMapProps } from './plan-map-props.ts';
import { PlanChoice, PlanGrid, PlanLights, PlanNames, transformOf } from './plan-marks.tsx';
import { countLights, findSelected, legendOf, listObjects } from './plan-objects.ts';
import { useOnChange, usePlanView, useSize } from './use-plan-view.ts';
import type { Size, View } from './view.ts';

const margin = { x: 30, y: 30 };

/** The plan of a zone: its ground, layers of objects above it, and the same objects as a list. */
export default function PlanMap(props: PlanMapProps) {
  const { label, layers, tone, selected, onSelect, heading, note, tools, tiles, height = 560, list = 'toggle' } = props;
  const text = useText('ui');
  const [shown, setShown] = useShown(props);
  const [listed, setListed] = useState(false);
  const [size, holder] = useSize({ width: 800, height: 480 });
  const fit = useMemo(() => fitLayers(layers, size, margin), [layers, size]);
  const pick = (target: Element) => {
    const { layer, object } = target.closest<SVGElement>('[data-object]')?.dataset ?? {};
    onSelect(layer === undefined || object === undefined ? undefined : { layer, id: object });
  };
  const { view, drag, onKeyDown, closer, wider, whole, centre } = usePlanView(holder, size, {
    freeWheel: height === 'fill',
    pick,
  });
  const objects = useMemo(() => listObjects(layers, shown), [layers, shown]);
  const labels = useMemo(
    () => placeNames({ layers, objects, fit }, { view, size }),
    [layers, objects, fit, view, size],
  );
  const chosen = findSelected(layers, selected);
  const at = chosen && seenAt(anchorOf(chosen.feature, fit), view);
  const card = props.callout === false || at === undefined ? undefined : placeCard(at, size);
  // Only when something else is chosen: people move the map away from it on purpose.
  useOnChange(selected && `${selected.layer} ${selected.id}`, () => {
    const inside = at === undefined || (at.x > 0 && at.y > 0 && at.x < size.width && at.y < size.height);
    if (!inside) centre(at);
  });
  const withList = list === 'beside' || listed;
  const acts = [
    { icon: 'plus', label: text('map.closer'), run: closer },
    { icon: 'minus', label: text('map.wider'), run: wider },
    { icon: 'fit', label: text('map.whole'), run: whole },
    ...(list === 'beside'
      ? []
      : [{ icon: 'table', label: text('map.list'), run: () => setListed(!listed), pressed: listed } as const]),
  ] as const;
  return (
    <figure
      className={`ys-plan ${tone}${withList ? ' listed' : ''}`}
      aria-label={label}
      style={{ '--plan-height': height === 'fill' ? '100%' : `${height}px` } as CSSProperties}
    >
      <PlanHead heading={heading} note={note} layers={layers} shown={shown} onShown={setShown} />
      <div className="ys-plan-body">
        <div className="ys-plan-window" ref={holder}>
          {/* The list has the same objects for keyboards and readers. */}
          <svg
            viewBox={`0 0 ${size.width} ${size.height}`}
            className={view.scale > 1 ? 'near' : undefined}
            aria-hidden="true"
            {...drag}
          >
            {tiles ? <Tiles sheets={tiles.sheets} fit={fit} view={view} size={size} /> : null}
            <PlanGrid view={view} size={size} />
            <g transform={transformOf(view)}>
              {layers.map((layer) => {
                if (layer.ground) return <PlanGround key={layer.id} layer={layer} fit={fit} />;
                return shown.includes(layer.id) ? <PlanLayer key={layer.id} layer={layer} fit={fit} /> : null;
              })}
            </g>
            <PlanNames labels={labels} />
            <PlanLights objects={objects} fit={fit} view={view} size={size} />
            {chosen === undefined ? null : (
              <PlanChoice chosen={chosen} fit={fit} view={view} card={card && { x: card.left, y: card.edge }} />
            )}
          </svg>
          {chosen === undefined || card === undefined ? null : (
            <PlanCard chosen={chosen} place={card} onClose={() => onSelect(undefined)} />
          )}
          <div className="ys-plan-tools" role="toolbar" aria-label={text('map.tools')} onKeyDown={onKeyDown}>
            <PlanTools acts={acts} />
          </div>
        </div>
        {withList ? <PlanList objects={objects} selected={selected} onSelect={onSelect} /> : null}
      </div>
      <PlanFoot
        stages={legendOf(layers, shown)}
        lights={countLights(objects)}
        attribution={tiles?.attribution}
        tools={tools}
      />
    </figure>
  );
}

/** Which layers are shown: as the page says, or as people press the chips. */
function useShown({ layers, shown, onShown }: PlanMapProps): [readonly string[], (shown: readonly string[]) => void] {
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const all = useMemo(() => layers.map(({ id }) => id), [layers]);
  const own = useMemo(() => all.filter((id) => !hidden.includes(id)), [all, hidden]);
  return [
    shown ?? own,
    (next) => (onShown === undefined ? setHidden(all.filter((id) => !next.includes(id))) : onShown(next)),
  ];
}

function Tiles({ sheets, fit, view, size }: { sheets: readonly string[]; fit: Fit; view: View; size: Size }) {
  return (
    <g className="ys-plan-tiles">
      {sheets.flatMap((sheet) =>
        tilesOf(fit, view, size).map(({ key, x, y, side, zoom, column, row }) => (
          <image
            key={`${sheet} ${key}`}
            {...{ x, y, width: side, height: side }}
            href={downloadUrl(getTile, { params: { sheet: sheet as 'vec', zoom, column, row } })}
          />
        )),
      )}
    </g>
  );
}
