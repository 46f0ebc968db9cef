import { Light, useText } from '#ui/index.ts';
import type { MeasureSummary } from '../../../contract/measure.ts';

/** Light of a measure with its working days; the state where it has none. */
export function DueLightOf({ measure: { light, workingDays, state } }: { measure: MeasureSummary }) {
  const text = useText('visits');
  if (light === null) return <>{text(`measures.states.${state}`)}</>;
  const words = light === 'late' ? 'over' : workingDays === 0 ? 'today' : 'left';
  return <Light state={light}>{text(`measures.pages.${words}`, { count: workingDays ?? 0 })}</Light>;
}
