import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can go wrong when the calendar is asked. */
export const errors = defineErrors({
  /** A day or a due date lies outside the years of the calendar. */
  'calendar.outOfRange': { status: 422, params: ['firstYear', 'lastYear'] },
  /** The end of a period lies before its start. */
  'calendar.endBeforeStart': { status: 422, params: ['from', 'to'] },
});
