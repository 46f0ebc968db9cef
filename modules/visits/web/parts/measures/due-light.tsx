import { Light, useText } from '#ui/index.ts';
import type { MeasureSummary } from '../../../contract/measure.ts';

/** Light of a measure with its working days; nothing once it is done or dropped. */
export function DueLightOf({ measure: { light, workingDays } }: { measure: MeasureSummary }) {
  const text = useText('visits');
  if (light === null) return null;
  // Due on Friday, read on Saturday: late, with no working day gone yet.
  const words = light === 'late' ? (workingDays === 0 ? 'overJust' : 'over') : workingDays === 0 ? 'today' : 'left';
  return <Light state={light}>{text(`measures.pages.${words}`, { count: workingDays ?? 0 })}</Light>;
}
