import './atlas.css';
import { Light, useText } from '#ui/index.ts';
import type { PracticeState } from '../../contract/practice.ts';

/** How far a practice is carried here: a light where it works, an outline otherwise; always with words. */
export function PracticeStateTag({ state }: { state: PracticeState }) {
  const text = useText('atlas');
  const words = text(`practiceState.${state}`);
  if (state === 'works') return <Light state="ok">{words}</Light>;
  return <span className={state === 'recorded' ? 'ys-tag atlas-state' : 'ys-tag atlas-state dashed'}>{words}</span>;
}
