import type { Absence } from '../../../contract/absence.ts';

/** Where an absence stands on a day. */
export function absenceState(
  { firstOn, lastOn, endedAt }: Pick<Absence, 'firstOn' | 'lastOn' | 'endedAt'>,
  today: string,
): Absence['state'] {
  if (endedAt !== null) return 'ended';
  if (today < firstOn) return 'coming';
  return today > lastOn ? 'over' : 'running';
}
