import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Light } from '../light/light.tsx';
import type { MapSelection } from './plan-map-props.ts';
import { findObjects, type PlanObject } from './plan-objects.ts';

/** Most objects listed at once; words narrow them. */
const mostListed = 200;

/** The objects of the map as a list, the worst first: the same choice by keyboard. */
export function PlanList({
  objects,
  selected,
  onSelect,
}: {
  objects: readonly PlanObject[];
  selected: MapSelection | undefined;
  onSelect: (selected: MapSelection | undefined) => void;
}) {
  const text = useText('ui');
  const [words, setWords] = useState('');
  const found = findObjects(objects, words);
  const list = useRef<HTMLUListElement>(null);
  const chosen = selected && `${selected.layer} ${selected.id}`;
  useEffect(() => {
    if (chosen === undefined) return;
    const row = [...(list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].find(
      ({ dataset }) => dataset.key === chosen,
    );
    row?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="ys-plan-list">
      <label>
        <span className="ys-hidden">{text('map.find')}</span>
        <input
          type="search"
          value={words}
          placeholder={text('map.find')}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <p role="status">{text('map.found', { count: found.length, shown: Math.min(found.length, mostListed) })}</p>
      <ul ref={list}>
        {found.slice(0, mostListed).map(({ layer, feature }) => {
          const key = `${layer.id} ${feature.id}`;
          const pressed = key === chosen;
          return (
            <li key={key}>
              <button
                type="button"
                data-key={key}
                aria-pressed={pressed}
                onClick={() => onSelect(pressed ? undefined : { layer: layer.id, id: feature.id })}
              >
                <b>{feature.name || text('map.nameless')}</b>
                <span>{layer.label}</span>
                {feature.light === undefined ? null : <Light state={feature.light}>{feature.lightText}</Light>}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
