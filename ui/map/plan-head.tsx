import type { ReactNode } from 'react';
import { formatCount } from '../format/number.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { Light } from '../light/light.tsx';
import type { MapLayerData } from './plan-map-props.ts';

/** Heading, note and a chip for each layer that is no ground. */
export function PlanHead({
  heading,
  note,
  layers,
  shown,
  onShown,
}: {
  heading: ReactNode;
  note: string | undefined;
  layers: readonly MapLayerData[];
  shown: readonly string[];
  onShown: (shown: readonly string[]) => void;
}) {
  const text = useText('ui');
  const toggle = (id: string) => onShown(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id]);
  return (
    <div className="ys-plan-head">
      {heading === undefined ? null : <b>{heading}</b>}
      {note === undefined ? null : <span>{note}</span>}
      <ul className="ys-plan-chips" aria-label={text('map.layers')}>
        {layers
          .filter(({ ground }) => !ground)
          .map(({ id, label, total }) => (
            <li key={id}>
              <button type="button" aria-pressed={shown.includes(id)} onClick={() => toggle(id)}>
                {label} {formatCount(total)}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** What the depths of fill mean, how many lights there are, and whatever the page puts there. */
export function PlanFoot({
  stages,
  lights,
  attribution,
  tools,
}: {
  stages: MapLayerData['stages'];
  lights: { warn: number; late: number };
  attribution: string | undefined;
  tools: ReactNode;
}) {
  const text = useText('ui');
  return (
    <div className="ys-plan-foot">
      {stages.map(({ stage, label }) => (
        <span key={stage} className="key">
          <i className={`s${stage}`} />
          {label}
        </span>
      ))}
      {lights.warn === 0 ? null : <Light state="warn">{text('map.warn', { count: lights.warn })}</Light>}
      {lights.late === 0 ? null : <Light state="late">{text('map.late', { count: lights.late })}</Light>}
      {attribution === undefined ? null : <span className="whose">{attribution}</span>}
      {tools}
    </div>
  );
}

/** Closer, wider, the whole, and the list; arrow keys move the map while one of them has the focus. */
export function PlanTools({
  acts,
}: {
  acts: readonly { icon: 'plus' | 'minus' | 'fit' | 'table'; label: string; run: () => void; pressed?: boolean }[];
}) {
  return acts.map(({ icon, label, run, pressed }) => (
    <button
      key={icon}
      type="button"
      className="ys-plain ys-icon-button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  ));
}
