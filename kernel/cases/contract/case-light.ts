import { z } from 'zod';

/** Light of a case or task: late past its day, warn from its warning day, hold while its clock is paused, ok before, none without a clock. */
export const caseLight = z.enum(['late', 'warn', 'ok', 'hold', 'none']);
/** One of {@link caseLight}. */
export type CaseLight = z.infer<typeof caseLight>;

/** Days of a light: both null where no clock runs. */
export interface LightDays {
  readonly dueOn: string | null;
  readonly warnOn: string | null;
  readonly paused: boolean;
}

/** The light on a day (`YYYY-MM-DD`): late only after the last day has passed. */
export function lightOn({ dueOn, warnOn, paused }: LightDays, today: string): CaseLight {
  if (dueOn === null) return paused ? 'hold' : 'none';
  if (today > dueOn) return 'late';
  return warnOn !== null && today >= warnOn ? 'warn' : 'ok';
}
