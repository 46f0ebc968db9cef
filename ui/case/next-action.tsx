import './case.css';
import type { ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Light, type LightState } from '../light/light.tsx';

/** One line of the checklist of the next step. */
export interface CheckLine {
  readonly key: string;
  readonly label: string;
  readonly state: LightState;
  readonly words: string;
}

/** The next step of a case: why, its one filled verb (or whom the case waits for), and what stands or is missing. */
export function NextAction({
  why,
  verb,
  checks,
}: {
  why: ReactNode;
  /** The filled button; nothing where others must move. */
  verb?: ReactNode;
  checks: readonly CheckLine[];
}) {
  const text = useText('cases');
  return (
    <section className="ys-next-action" aria-label={text('casePage.next')}>
      <h2>{text('casePage.next')}</h2>
      <p>{why}</p>
      {verb === undefined ? null : <div className="verb">{verb}</div>}
      {checks.length === 0 ? null : (
        <ul>
          {checks.map(({ key, label, state, words }) => (
            <li key={key}>
              <span>{label}</span>
              <Light state={state}>{words}</Light>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
