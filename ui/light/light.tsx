import './light.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';

const shapes = {
  ok: 'M6 1.1a4.9 4.9 0 1 1 0 9.8 4.9 4.9 0 1 1 0-9.8z',
  warn: 'M6 .7 11.7 11.2H.3z',
  late: 'M6 .1 11.9 6 6 11.9.1 6z',
  hold: 'M2.2 1.4h2.8v9.2H2.2zM7 1.4h2.8v9.2H7z',
} as const;

/** On time, close, late, on hold. */
export type LightState = keyof typeof shapes;

/** A light: a shape and words, always both, so that it reads without colour; without words of its own it says its state. */
export function Light({ state, children }: { state: LightState; children?: ReactNode }) {
  const text = useText('ui');
  return (
    <span className={`ys-light ${state}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[state]} />
      </svg>
      {children ?? text(`light.${state}`)}
    </span>
  );
}
