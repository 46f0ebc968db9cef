import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { queryInteger } from '#platform/http/contract/query.ts';
import { deadline, workingDayCount } from './deadline.ts';
import { longestLimitDays } from './limits.ts';
import { plainDate } from './plain-date.ts';
import { calendarYear } from './year.ts';

/** Answer as it was known at the end of this day; without it, as known now. */
const asOf = plainDate.optional();

/** All days of one year with kind, holiday, source and totals. */
export const getYear = defineEndpoint({
  id: 'calendar.getYear',
  method: 'GET',
  path: '/api/calendar/years/:year',
  permission: 'calendar:read',
  params: z.object({ year: z.coerce.number().int() }),
  query: z.object({ asOf }),
  response: calendarYear,
  errors: ['calendar.outOfRange'],
});

/** The last day of a limit of `days` working days (1 to 2000, forwards only); the start day is not counted (民法典 201). */
export const computeDeadline = defineEndpoint({
  id: 'calendar.computeDeadline',
  method: 'GET',
  path: '/api/calendar/deadline',
  permission: 'calendar:read',
  query: z.object({ from: plainDate, days: queryInteger(1, longestLimitDays), asOf }),
  response: deadline,
  errors: ['calendar.outOfRange'],
});

/** Number of working days after `from` up to and including `to`: the inverse of {@link computeDeadline}. */
export const countWorkingDays = defineEndpoint({
  id: 'calendar.countWorkingDays',
  method: 'GET',
  path: '/api/calendar/between',
  permission: 'calendar:read',
  query: z.object({ from: plainDate, to: plainDate, asOf }),
  response: workingDayCount,
  errors: ['calendar.outOfRange', 'calendar.endBeforeStart'],
});
