import type { AlarmCounts, AlarmLight } from '../../contract/alarm.ts';
import { alarmLights } from '../../contract/alarm.ts';

/** What decides the place of an alarm. */
export interface Ranked {
  readonly id: string;
  readonly light: AlarmLight;
  readonly since: string;
  readonly workingDays: number | null;
}

/**
 * Worst first: late ones by working days over, then those that are close by working days left, then those on hold; where
 * nothing falls due, behind what does. Of equals the one that stands longest; the id decides the rest, so that the order lasts.
 */
export function compareAlarms(one: Ranked, other: Ranked): number {
  return (
    alarmLights.indexOf(one.light) - alarmLights.indexOf(other.light) ||
    compareDays(one, other) ||
    compareText(one.since, other.since) ||
    compareText(one.id, other.id)
  );
}

function compareDays(one: Ranked, other: Ranked): number {
  if (one.workingDays === null || other.workingDays === null) {
    return Number(one.workingDays === null) - Number(other.workingDays === null);
  }
  // Over counts up, left counts down.
  return one.light === 'late' ? other.workingDays - one.workingDays : one.workingDays - other.workingDays;
}

/** Moments are of one form, so text is time. */
function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** The counts of several sources together. */
export function addCounts(all: readonly AlarmCounts[]): AlarmCounts {
  const sum = (light: AlarmLight) => all.reduce((total, each) => total + each[light], 0);
  return { late: sum('late'), warn: sum('warn'), hold: sum('hold') };
}

/** How many of the lights asked for there are; of all where none is. */
export function countOf(counts: AlarmCounts, lights: readonly AlarmLight[]): number {
  return (lights.length === 0 ? alarmLights : lights).reduce((total, light) => total + counts[light], 0);
}
